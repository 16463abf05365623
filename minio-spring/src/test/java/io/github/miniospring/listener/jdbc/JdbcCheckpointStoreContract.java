package io.github.miniospring.listener.jdbc;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.listener.store.Checkpoint;
import io.github.miniospring.listener.store.CheckpointStore;
import io.github.miniospring.listener.store.CheckpointStore.Mode;
import io.github.miniospring.listener.store.CheckpointStoreContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What {@link JdbcCheckpointStore} does on every database. */
abstract class JdbcCheckpointStoreContract extends CheckpointStoreContract {

    private TestDatabase database;

    @BeforeEach
    void setUp(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected CheckpointStore store() {
        return new JdbcCheckpointStore(this.database.dataSource());
    }

    @Test
    void saysThatItRemembers() {
        assertThat(store().durable()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void keepsAllOrNothing(Mode mode) {
        StateId before = created("1", NOON);
        StateId tooLong = new StateId("b".repeat(256), "2", null, StateKind.CREATED, NOON, "e1");
        try (Checkpoint checkpoint = store().open(LISTENER, mode, 1)) {
            checkpoint.acknowledge(List.of(before));

            assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> checkpoint.acknowledge(List.of(created("1", NOON.plusSeconds(1)), tooLong)));

            assertThat(recent(checkpoint)).containsExactly(before);
        }
    }

    @Test
    void tellsOfAnInventoryWhatWasHandledWithinTheLastHour() {
        try (Checkpoint checkpoint = store().open(LISTENER, Mode.INVENTORY, 1)) {
            checkpoint.acknowledge(List.of(created("old", NOON)));
            this.database.pass("state", "handled", Duration.ofMinutes(61));
            checkpoint.acknowledge(List.of(created("new", NOON)));

            assertThat(recent(checkpoint)).containsExactly(created("new", NOON));
            assertThat(inventory(checkpoint)).hasSize(2);
        }
    }

    @Test
    void readsVersionsOfOneKeyOverSeveralPages() {
        List<StateId> versions = IntStream.range(0, 2_100)
            .mapToObj(i -> new StateId("inbox", "same", "v" + i, StateKind.CREATED, NOON, "e1"))
            .toList();
        try (Checkpoint checkpoint = store().open(LISTENER, Mode.INVENTORY, 1)) {
            checkpoint.acknowledge(List.of(created("before", NOON), created("tomorrow", NOON)));
            checkpoint.acknowledge(versions);

            assertThat(inventory(checkpoint)).hasSize(2_102).containsAll(versions);
        }
    }

    @Test
    void hasNoInventoryBesideAWatermark() {
        Checkpoint checkpoint = store().open(LISTENER, Mode.WATERMARK, 0);

        assertThatIllegalStateException().isThrownBy(() -> checkpoint.inventory("inbox"))
            .withMessage("Listener 'invoices' has no inventory");
    }

    @Test
    void saysThatItsRowIsGone() {
        Checkpoint checkpoint = store().open(LISTENER, Mode.WATERMARK, 1);
        this.database.clear();

        assertThatIllegalStateException().isThrownBy(() -> checkpoint.acknowledge(List.of(created("a", NOON))))
            .withMessage(
                    "The row of listener 'invoices' in minio_listener_checkpoint is gone: start the listener again");
    }

}
