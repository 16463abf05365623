package io.github.miniospring.listener.container;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.listener.GapReason;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.store.Checkpoint;
import io.github.miniospring.listener.store.CheckpointStore;
import io.github.miniospring.listener.store.InventoryCursor;
import io.github.miniospring.listener.store.MemoryCheckpointStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Stores that cannot be reached for a while. */
@MinioContract
class StoreOutageTests {

    private static final int ROOM = 20;

    private static final int AT_ONCE = 2;

    private final List<String> keys = IntStream.range(0, 100).mapToObj(i -> "key-" + i).toList();

    private final Failing store = new Failing();

    @Test
    void handlesNoMoreThanItCanRememberWhileNothingCanBeWrittenDownAndAllOfItOnceAfterwards(TestBucket bucket) {
        try (Recorder recorder = Recorder.of(bucket)
            .store(this.store)
            .settings(Recorder.quick().maxPending(ROOM, 1024 * 1024).flush(5, Duration.ofMillis(50)))) {
            MinioListenerContainer container = recorder.live(bucket,
                    endpoint -> endpoint.buckets(bucket.name()).concurrency(AT_ONCE));
            this.store.fails = true;
            this.keys.forEach(bucket::put);

            Recorder.await(() -> String.valueOf(container.status().problem()).contains("nothing more is handled"));

            Recorder.await(() -> Recorder.count(container, "overflow") > 0);
            assertThat(container.status().gaps()).containsEntry(GapReason.STORE, 1L);
            assertThat(recorder.keys()).hasSizeBetween(ROOM - AT_ONCE, ROOM + AT_ONCE);
            assertThat(container.status().pending()).isEqualTo(ROOM);
            this.store.fails = false;
            Recorder.await(() -> recorder.keys().size() >= this.keys.size()
                    && container.status().state() == ListenerState.LIVE);
            assertThat(container.status().problem()).isNull();
            assertThat(recorder.keys()).containsExactlyInAnyOrderElementsOf(this.keys);
        }
    }

    /** Remembers, or fails. */
    private static final class Failing implements CheckpointStore {

        private final MemoryCheckpointStore store = new MemoryCheckpointStore();

        private volatile boolean fails;

        @Override
        public boolean durable() {
            return true;
        }

        @Override
        public Checkpoint open(String listener, Mode mode, long fence) {
            return new FailingCheckpoint(this.store.open(listener, mode, fence));
        }

        private final class FailingCheckpoint implements Checkpoint {

            private final Checkpoint checkpoint;

            private FailingCheckpoint(Checkpoint checkpoint) {
                this.checkpoint = checkpoint;
            }

            private Checkpoint reached() {
                if (Failing.this.fails) {
                    throw new IllegalStateException("The store cannot be reached");
                }
                return this.checkpoint;
            }

            @Override
            public @Nullable Instant watermark() {
                return reached().watermark();
            }

            @Override
            public void recent(Consumer<StateId> action) {
                reached().recent(action);
            }

            @Override
            public void acknowledge(List<StateId> states) {
                reached().acknowledge(states);
            }

            @Override
            public void advance(Instant watermark) {
                reached().advance(watermark);
            }

            @Override
            public InventoryCursor inventory(String bucket) {
                return reached().inventory(bucket);
            }

            @Override
            public long inventorySize(String bucket) {
                return reached().inventorySize(bucket);
            }

            @Override
            public void close() {
                this.checkpoint.close();
            }

        }

    }

}
