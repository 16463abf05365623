package io.github.miniospring.docs;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.miniospring.notification.EventName;
import io.github.miniospring.notification.NotificationRecord;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.template.ReactiveMinioTemplate;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

@WithMinio
class EventsPageTests {

    private static final Log logger = LogFactory.getLog(EventsPageTests.class);

    @Test
    void listensToABucket(MinioTemplate minio, String bucket) {
        Optional<NotificationRecord> first;
        // tag::listen[]
        try (Stream<NotificationRecord> events = minio.listenBucketNotification(bucket,
                listen -> listen.prefix("cats/").suffix(".jpg").events(EventName.OBJECT_CREATED_PUT))) {
            minio.putObject(bucket, "cats/tom.jpg", "Tom");
            first = events.findFirst();
        }
        // end::listen[]
        NotificationRecord event = first.orElseThrow();
        assertThat(event.key()).isEqualTo("cats/tom.jpg");
        // tag::matches[]
        boolean stored = EventName.OBJECT_CREATED.matches(event.eventName());
        // end::matches[]
        assertThat(stored).isTrue();
    }

    @Test
    void listensWithoutWaiting(ReactiveMinioTemplate minio, String bucket) {
        // tag::listen-reactive[]
        Disposable listening = minio
            .listenBucketNotification(bucket, listen -> listen.onListening(() -> logger.info("Listening")))
            .publishOn(Schedulers.boundedElastic())
            .subscribe(event -> logger.info(event), failure -> logger.error("Not listening any more", failure));
        // end::listen-reactive[]
        minio.putObject(bucket, "cats/tom.jpg", "Tom").block(Duration.ofSeconds(10));
        assertThat(listening.isDisposed()).isFalse();
        listening.dispose();
    }

}
