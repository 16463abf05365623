package io.github.miniospring.template;

import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.notification.NotificationRecord;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@MinioContract
class NotificationOperationsTests {

    @Test
    void tellWhatHappensFromWhenTheCallReturns(TestBucket bucket) {
        Disposable prod = bucket.prod("prod");
        try (Stream<NotificationRecord> events = bucket.template()
            .listenBucketNotification(bucket.name(), listen -> listen.ping(Duration.ofSeconds(1)))) {
            prod.dispose();
            bucket.put("a").put("b");
            bucket.template().removeObject(bucket.name(), "a");

            assertThat(events.filter(event -> !event.key().equals("prod")).limit(3))
                .extracting(NotificationRecord::toString)
                .containsExactly("s3:ObjectCreated:Put " + bucket + "/a", "s3:ObjectCreated:Put " + bucket + "/b",
                        "s3:ObjectRemoved:Delete " + bucket + "/a");
        }
    }

    @Test
    void failAtOnceWhereThereIsNoBucket(TestBucket bucket) {
        assertThatExceptionOfType(NoSuchBucketException.class)
            .isThrownBy(() -> bucket.template().listenBucketNotification("no-such-bucket-here"));
    }

    @Test
    void endAtOnceWithTheClient(TestServer server, TestBucket bucket) {
        MinioClient client = server.client().build();
        Disposable prod = bucket.prod("prod");
        Stream<NotificationRecord> events = new MinioTemplate(client).listenBucketNotification(bucket.name(),
                listen -> listen.ping(Duration.ofSeconds(1)));
        prod.dispose();
        CompletableFuture<Long> waiting = new CompletableFuture<>();
        new Thread(() -> waiting.completeAsync(events::count, Runnable::run)).start();

        long started = System.nanoTime();
        client.close();

        assertThat(waiting).failsWithin(5, TimeUnit.SECONDS)
            .withThrowableThat()
            .withCauseInstanceOf(MinioRequestException.class)
            .withMessageContaining("ListenBucketNotification " + bucket + ": the client is closed");
        // Less than the time that calls in flight are given.
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(8));
        events.close();
    }

    @Test
    void endTheWaitingOfAnotherThread(TestBucket bucket) {
        Disposable prod = bucket.prod("prod");
        Stream<NotificationRecord> events = bucket.template()
            .listenNotification(listen -> listen.ping(Duration.ofSeconds(1)));
        Iterator<NotificationRecord> iterator = events.iterator();
        CompletableFuture<Void> waiting = new CompletableFuture<>();
        new Thread(() -> {
            iterator.forEachRemaining(event -> {
            });
            waiting.complete(null);
        }).start();
        prod.dispose();

        events.close();

        assertThat(waiting).succeedsWithin(5, TimeUnit.SECONDS);
    }

}
