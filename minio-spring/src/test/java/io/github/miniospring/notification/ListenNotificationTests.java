package io.github.miniospring.notification;

import java.time.Duration;
import java.util.UUID;

import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.template.ReactiveMinioOperations;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

@MinioContract
class ListenNotificationTests {

    @Test
    void asksTheServerAsAWhole() {
        assertThat(RequestText.of(ListenNotification.of().events(EventName.BUCKET_CREATED)))
            .isEqualTo("GET /?events=s3%3ABucketCreated%3A%2A&ping=2\n");
    }

    @Test
    void tellsWhatHappensToBucketsAndInAllOfThem(TestBucket bucket) {
        ReactiveMinioOperations minio = bucket.template().reactive();
        String other = "test-" + UUID.randomUUID();
        Mono<?> work = minio.putObject(bucket.name(), "key", "x")
            .then(minio.makeBucket(other))
            .then(minio.removeBucket(other));
        Disposable prod = bucket.prod("prod");

        StepVerifier
            .create(minio
                .listenNotification(listen -> listen
                    .events(EventName.OBJECT_CREATED_PUT, EventName.BUCKET_CREATED, EventName.BUCKET_REMOVED)
                    .ping(Duration.ofSeconds(1))
                    .onListening(work::subscribe))
                // Others may use the server, too.
                .filter(event -> event.bucket().equals(bucket.name()) || event.bucket().equals(other))
                .filter(event -> !event.key().equals("prod"))
                .map(NotificationRecord::toString)
                .doFinally(signal -> prod.dispose()))
            .expectNext("s3:ObjectCreated:Put " + bucket + "/key", "s3:BucketCreated:* " + other,
                    "s3:BucketRemoved:* " + other)
            .thenCancel()
            .verify(Duration.ofSeconds(20));
    }

}
