package io.github.miniospring.listener.store;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.github.miniospring.listener.StateId;
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
    void forgetsTheEldestBesideAWatermarkThatDoesNotAdvance() {
        try (Checkpoint checkpoint = this.store.open(LISTENER, Mode.WATERMARK, 0)) {
            // Against the order of the keys: the eldest is the last of them.
            for (int i = 120_000; i > 0; i -= 1_000) {
                checkpoint.acknowledge(IntStream.range(i - 1_000, i)
                    .mapToObj(number -> created("key-%06d".formatted(number), NOON))
                    .toList());
            }

            List<StateId> recent = recent(checkpoint);
            assertThat(recent.size()).isBetween(90_000, 100_000);
            assertThat(recent).extracting(StateId::key)
                .contains("key-000000", "key-089999")
                .doesNotContain("key-119999");
        }
    }

    @Test
    void keepsAllOfAnInventory() {
        try (Checkpoint checkpoint = this.store.open(LISTENER, Mode.INVENTORY, 0)) {
            checkpoint
                .acknowledge(IntStream.range(0, 120_000).mapToObj(number -> created("key-" + number, NOON)).toList());

            assertThat(checkpoint.inventorySize("inbox")).isEqualTo(120_000);
        }
    }

    @Test
    void hasNoInventoryBesideAWatermark() {
        Checkpoint checkpoint = this.store.open(LISTENER, Mode.WATERMARK, 0);

        assertThatIllegalStateException().isThrownBy(() -> checkpoint.inventory("inbox"))
            .withMessage("Listener 'invoices' has no inventory");
    }

}
