package io.github.miniospring.listener.container;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.MinioListenerContainer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@MinioContract
class StopTests {

    private static final List<String> KEYS = IntStream.range(0, 60).mapToObj(i -> "key-" + i).toList();

    @Test
    void losesNothingAndTellsNothingTwiceWhenItIsStoppedWhileMuchHappens(TestBucket bucket) {
        try (Recorder recorder = Recorder.of(bucket)) {
            MinioListenerContainer container = recorder.container(endpoint -> endpoint.buckets(bucket.name()));
            container.start();
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> KEYS.forEach(bucket::put));
            recorder.awaitCount(10);

            container.stop();

            assertThat(container.status().state()).isEqualTo(ListenerState.STOPPED);
            writing.join();
            long passes = Recorder.count(container, "reconcile.passes");
            container.start();
            recorder.awaitCount(KEYS.size());
            Recorder.await(
                    () -> Recorder.count(container, "reconcile.passes") > passes && container.status().pending() == 0);
            assertThat(recorder.keys()).containsExactlyInAnyOrderElementsOf(KEYS);
        }
    }

    @Test
    void givesAgainOnlyWhatTheHandlerHadWhenTimeWasUp(TestBucket bucket) {
        int atOnce = 4;
        int handled = 10;
        Semaphore turns = new Semaphore(handled);
        try (Recorder recorder = Recorder.of(bucket)
            .settings(Recorder.quick().drainTimeout(Duration.ofMillis(50)))
            .handling(event -> turns.acquireUninterruptibly())) {
            MinioListenerContainer container = recorder
                .container(endpoint -> endpoint.buckets(bucket.name()).concurrency(atOnce));
            container.start();
            KEYS.forEach(bucket::put);
            Recorder.await(() -> recorder.keys().size() == handled && turns.getQueueLength() == atOnce);

            container.stop();

            turns.release(KEYS.size() * 2);
            recorder.awaitCount(handled + atOnce);
            long passes = Recorder.count(container, "reconcile.passes");
            container.start();
            Recorder.await(() -> new HashSet<>(recorder.keys()).size() == KEYS.size());
            Recorder.await(
                    () -> Recorder.count(container, "reconcile.passes") > passes && container.status().pending() == 0);
            assertThat(recorder.keys()).hasSizeBetween(KEYS.size(), KEYS.size() + atOnce);
        }
    }

}
