package io.github.miniospring.listener.store;

import java.time.Duration;
import java.util.List;

import io.github.miniospring.listener.store.CheckpointStore.Mode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class MemoryCheckpointStoreTests extends CheckpointStoreContract {

    private final SettableClock clock = new SettableClock(NOON);

    private final CheckpointStore store = new MemoryCheckpointStore(this.clock);

    @Override
    protected CheckpointStore store() {
        return this.store;
    }

    @Test
    void saysThatItForgetsWithTheApplication() {
        assertThat(this.store.durable()).isFalse();
    }

    @Test
    void tellsOfAnInventoryWhatWasHandledWithinTheLastHour() {
        try (Checkpoint checkpoint = this.store.open(LISTENER, Mode.INVENTORY, 0)) {
            checkpoint.acknowledge(List.of(created("old", NOON)));
            this.clock.pass(Duration.ofMinutes(61));
            checkpoint.acknowledge(List.of(created("new", NOON)));

            assertThat(recent(checkpoint)).containsExactly(created("new", NOON));
            assertThat(inventory(checkpoint)).hasSize(2);
        }
    }

    @Test
    void hasNoInventoryBesideAWatermark() {
        Checkpoint checkpoint = this.store.open(LISTENER, Mode.WATERMARK, 0);

        assertThatIllegalStateException().isThrownBy(() -> checkpoint.inventory("inbox"))
            .withMessage("Listener 'invoices' has no inventory");
    }

}
