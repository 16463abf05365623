package io.github.miniospring.docs.listening;

import java.io.InputStream;

import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioEvents;
import io.github.miniospring.listener.annotation.MinioListener;
import org.springframework.stereotype.Component;

// tag::inbox-listener[]
@Component
class InboxListener {

    private final Shop shop;

    InboxListener(Shop shop) {
        this.shop = shop;
    }

    @MinioListener(bucket = "${inbox}", prefix = "in/", suffix = ".csv", events = MinioEvents.OBJECT_CREATED)
    void onUpload(MinioEvent event, InputStream content) {
        this.shop.importLines(event.key(), content);
    }

}
// end::inbox-listener[]
