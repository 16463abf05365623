package io.github.miniospring.boot.test;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioListenerEndpointRegistry;
import io.github.miniospring.listener.annotation.MinioListener;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@MinioTest(properties = "minio.listener.reconnect.misconfigured-backoff=100ms")
@EmbeddedMinio
@Import(ListenerTests.Inbox.class)
class ListenerTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Test
    void importedListenerHearsTheServer(@Autowired MinioTemplate minio, @Autowired Inbox inbox,
            @Autowired MinioListenerEndpointRegistry listeners) {
        minio.makeBucket("inbox");
        await().atMost(TIMEOUT)
            .until(() -> listeners.find("inbox").orElseThrow().status().state() == ListenerState.LIVE);

        minio.putObject("inbox", "a.csv", "one");

        await().atMost(TIMEOUT).until(() -> !inbox.handled.isEmpty());
        assertThat(inbox.handled).containsExactly("a.csv");
    }

    static class Inbox {

        final Queue<String> handled = new ConcurrentLinkedQueue<>();

        @MinioListener(id = "inbox", bucket = "inbox")
        void onUpload(MinioEvent event) {
            this.handled.add(event.key());
        }

    }

}
