package io.github.miniospring.listener.container;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.listener.store.Checkpoint;
import io.github.miniospring.listener.store.CheckpointStore.Mode;
import io.github.miniospring.listener.store.InventoryCursor;
import io.github.miniospring.listener.store.MemoryCheckpointStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LedgerTests {

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private final Ledger ledger = new Ledger(new MemoryCheckpointStore().open("test", Mode.WATERMARK, 0), 10);

    @Test
    void knowsEachOfSeveralStatesOfOneMillisecond() {
        StateId removed = new StateId("photos", "a", null, StateKind.REMOVED, TIME, null);
        StateId stored = new StateId("photos", "a", null, StateKind.CREATED, TIME, "tag");
        StateId other = new StateId("photos", "a", null, StateKind.CREATED, TIME, "other");
        this.ledger.handled(removed);
        this.ledger.handled(stored);

        assertThat(this.ledger.judge(removed)).isEqualTo(Ledger.Judgement.HANDLED);
        assertThat(this.ledger.judge(stored)).isEqualTo(Ledger.Judgement.HANDLED);
        assertThat(this.ledger.judge(other)).isEqualTo(Ledger.Judgement.TIED);
    }

    @Test
    void takesForPastWhatWasHandledBeforeARemovalThatWasToldLate() {
        StateId removed = new StateId("photos", "a", null, StateKind.REMOVED, TIME, null);
        StateId stored = new StateId("photos", "a", null, StateKind.CREATED, TIME.plusSeconds(1), "tag");
        StateId again = new StateId("photos", "a", null, StateKind.CREATED, TIME.plusSeconds(2), "tag");
        this.ledger.handled(stored);
        this.ledger.handled(removed);
        for (int i = 0; i < 2000; i++) {
            this.ledger.handled(new StateId("photos", "key-" + i, null, StateKind.CREATED, TIME, "tag"));
        }

        assertThat(this.ledger.judge(stored)).isEqualTo(Ledger.Judgement.OLDER);
        assertThat(this.ledger.judge(again)).isEqualTo(Ledger.Judgement.NEW);
    }

    @Test
    void takesForPastWhatWasHandledBeforeAnOlderOneThatHadWon() {
        StateId winner = new StateId("photos", "a", null, StateKind.CREATED, TIME, "winner");
        StateId loser = new StateId("photos", "a", null, StateKind.CREATED, TIME.plusSeconds(1), "loser");
        StateId next = new StateId("photos", "a", null, StateKind.CREATED, TIME.plusSeconds(1), "next");
        this.ledger.handled(loser);
        this.ledger.handled(winner);

        assertThat(this.ledger.isHandled(winner)).isTrue();
        assertThat(this.ledger.judge(loser)).isEqualTo(Ledger.Judgement.OLDER);
        assertThat(this.ledger.judge(next)).isEqualTo(Ledger.Judgement.NEW);
    }

    // It comes over each of two connections, of which one takes the place of the other.
    @Test
    void knowsARemovalThatIsToldAgainAfterTheObjectWasStoredAnew() {
        StateId removed = new StateId("photos", "a", null, StateKind.REMOVED, TIME, null);
        this.ledger.handled(removed);
        this.ledger.handled(new StateId("photos", "a", null, StateKind.CREATED, TIME.plusSeconds(1), "tag"));

        assertThat(this.ledger.judge(removed)).isEqualTo(Ledger.Judgement.HANDLED);
        assertThat(this.ledger.judge(new StateId("photos", "a", null, StateKind.REMOVED, TIME.plusMillis(1), null)))
            .isEqualTo(Ledger.Judgement.OLDER);
    }

    @Test
    void isFullUntilWhatIsHandledIsWrittenDown() {
        for (int i = 0; i < 10; i++) {
            assertThat(this.ledger.isFull()).isFalse();
            this.ledger.handled(new StateId("photos", "key-" + i, null, StateKind.CREATED, TIME, "tag"));
        }
        assertThat(this.ledger.isFull()).isTrue();

        this.ledger.flush();

        assertThat(this.ledger.isFull()).isFalse();
    }

    @Test
    void writesDownWhatIsHandledWhileTheInventoryIsCounted() throws Exception {
        Counted checkpoint = new Counted();
        ExecutorService thread = Executors.newFixedThreadPool(2);
        Ledger counted = new Ledger(checkpoint, 10);
        try {
            counted.handled(new StateId("photos", "a", null, StateKind.CREATED, TIME, "tag"));
            Future<Long> size = thread.submit(() -> counted.inventorySize("photos"));
            assertThat(checkpoint.counting.await(10, TimeUnit.SECONDS)).isTrue();

            thread.submit(counted::flush).get(10, TimeUnit.SECONDS);

            assertThat(checkpoint.acknowledged).hasValue(1);
            checkpoint.counted.countDown();
            assertThat(size.get(10, TimeUnit.SECONDS)).isEqualTo(7);
        }
        finally {
            checkpoint.counted.countDown();
            thread.shutdownNow();
        }
    }

    /** Counts until it is told that it has. */
    private static final class Counted implements Checkpoint {

        private final CountDownLatch counting = new CountDownLatch(1);

        private final CountDownLatch counted = new CountDownLatch(1);

        private final AtomicInteger acknowledged = new AtomicInteger();

        @Override
        public @Nullable Instant watermark() {
            return null;
        }

        @Override
        public void recent(Consumer<StateId> action) {
        }

        @Override
        public void acknowledge(List<StateId> states) {
            this.acknowledged.addAndGet(states.size());
        }

        @Override
        public void advance(Instant watermark) {
        }

        @Override
        public InventoryCursor inventory(String bucket) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long inventorySize(String bucket) {
            this.counting.countDown();
            try {
                this.counted.await();
            }
            catch (InterruptedException ex) {
                throw new IllegalStateException(ex);
            }
            return 7;
        }

        @Override
        public void close() {
        }

    }

}
