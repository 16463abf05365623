package io.github.miniospring.listener.container;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.listener.GapReason;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.MinioListenerErrorHandler.Decision;
import io.github.miniospring.listener.NonRetryable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@MinioContract
class OverflowTests {

    private final CountDownLatch waits = new CountDownLatch(1);

    private final Consumer<MinioEvent> slow = event -> Recorder.await(this.waits);

    @Test
    void findsAgainWhatFoundNoRoomAndHandlesItOnce(TestBucket bucket) {
        List<String> keys = IntStream.range(0, 50).mapToObj(i -> "key-" + i).toList();
        try (Recorder recorder = Recorder.of(bucket)
            .settings(Recorder.quick().maxPending(20, 1024 * 1024))
            .handling(this.slow)) {
            MinioListenerContainer container = recorder.live(bucket,
                    endpoint -> endpoint.buckets(bucket.name()).concurrency(2));
            keys.forEach(bucket::put);
            Recorder.await(() -> Recorder.count(container, "overflow") == keys.size() - 20);
            assertThat(container.status().gaps()).containsEntry(GapReason.OVERFLOW, 1L);
            assertThat(container.status().state()).isEqualTo(ListenerState.CATCHING_UP);
            assertThat(container.status().pending()).isEqualTo(20);

            this.waits.countDown();

            Recorder.await(() -> container.status().state() == ListenerState.LIVE);
            assertThat(recorder.keys()).containsExactlyInAnyOrderElementsOf(keys);
        }
    }

    @Test
    void keepsOnlyTheLastStateWaitingWhereItIsAskedTo(TestBucket bucket) {
        try (Recorder recorder = Recorder.of(bucket).handling(this.slow)) {
            MinioListenerContainer container = recorder.live(bucket,
                    endpoint -> endpoint.buckets(bucket.name()).concurrency(1).coalesce(true));
            IntStream.rangeClosed(1, 6).forEach(i -> bucket.put("a", "x".repeat(i)));
            bucket.put("b");
            Recorder.await(() -> container.status().pending() == 3);

            this.waits.countDown();

            recorder.awaitCount(3);
            assertThat(recorder.events()).filteredOn(event -> event.key().equals("a"))
                .extracting(MinioEvent::size)
                .containsExactly(1L, 6L);
        }
    }

    @Test
    void handlesWhatIsGoodInABatchWithPoison(TestBucket bucket) {
        try (Recorder recorder = Recorder.of(bucket)
            .settings(Recorder.quick().maxAttempts(3))
            .handling(this.slow.andThen(event -> {
                if (event.key().equals("poison")) {
                    throw new IllegalStateException("bad");
                }
            }))) {
            MinioListenerContainer container = recorder.live(bucket,
                    endpoint -> endpoint.buckets(bucket.name()).concurrency(1).batchSize(10));
            bucket.put("first").put("a").put("poison").put("b");
            Recorder.await(() -> container.status().pending() == 4);

            this.waits.countDown();

            Recorder.await(() -> container.status().pending() == 0);
            assertThat(recorder.dead()).hasSize(1);
            assertThat(recorder.dead().get(0).event()).extracting(MinioEvent::key).isEqualTo("poison");
            assertThat(recorder.dead().get(0).attempts()).isEqualTo(3);
            assertThat(Recorder.count(container, "handled")).isEqualTo(3);
            assertThat(recorder.keys()).contains("first", "a", "b").doesNotContain("poison");
        }
    }

    @Test
    void failsWithAnErrorAndGivesTheEventAgainWhenItIsStarted(TestBucket bucket) {
        try (Recorder recorder = Recorder.of(bucket).handling(event -> {
            if (this.waits.getCount() > 0) {
                throw new LinkageError("a class is missing");
            }
        })) {
            MinioListenerContainer container = recorder.live(bucket, endpoint -> endpoint.buckets(bucket.name()));
            bucket.put("a");

            Recorder.await(() -> !container.isRunning() && container.status().state() == ListenerState.FAILED);

            assertThat(container.status().problem()).isEqualTo("a class is missing");
            assertThat(recorder.dead()).isEmpty();
            this.waits.countDown();
            container.start();
            recorder.awaitKeys("a");
            assertThat(recorder.keys()).containsExactly("a");
        }
    }

    @Test
    void doesNotTryAgainWhatWouldFailAgain(TestBucket bucket) {
        try (Recorder recorder = Recorder.of(bucket).handling(event -> {
            throw new IllegalStateException("outer", new Broken());
        })) {
            MinioListenerContainer container = recorder.live(bucket, endpoint -> endpoint.buckets(bucket.name()));
            bucket.put("a");

            Recorder.await(() -> Recorder.count(container, "deadletter") == 1);

            assertThat(recorder.dead().get(0).attempts()).isOne();
            assertThat(Recorder.count(container, "failed")).isOne();
        }
    }

    @Test
    void doesWithFailuresWhatTheErrorHandlerSays(TestBucket bucket) {
        try (Recorder recorder = Recorder.of(bucket).handling(event -> {
            throw new IllegalStateException(event.key());
        })) {
            MinioListenerContainer container = recorder.live(bucket,
                    endpoint -> endpoint.buckets(bucket.name())
                        .errorHandler((event, failure) -> event.key().equals("ignored") ? Decision.IGNORE
                                : event.attempt() == 2 ? Decision.DEAD_LETTER : Decision.RETRY));
            bucket.put("ignored").put("buried");

            Recorder.await(() -> Recorder.count(container, "failed") == 3 && container.status().pending() == 0);

            assertThat(recorder.dead()).hasSize(1);
            assertThat(recorder.dead().get(0).message()).isEqualTo("buried");
            assertThat(recorder.dead().get(0).attempts()).isEqualTo(2);
            container.reconcile();
            Recorder.await(() -> container.status().state() == ListenerState.LIVE && container.status().pending() == 0);
            assertThat(Recorder.count(container, "failed")).isEqualTo(3);
        }
    }

    @Test
    void givesTheHandlerOnlyWhatTheFilterLetsThrough(TestBucket bucket) {
        try (Recorder recorder = Recorder.of(bucket)) {
            MinioListenerContainer container = recorder.live(bucket,
                    endpoint -> endpoint.buckets(bucket.name()).filter(event -> event.size() > 3));
            long before = Recorder.count(container, "filtered");
            bucket.put("a", "1").put("b", "12345");

            recorder.awaitKeys("b");

            Recorder.await(() -> Recorder.count(container, "filtered") == before + 1);
            assertThat(recorder.keys()).containsExactly("b");
        }
    }

    @NonRetryable
    private static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;

    }

}
