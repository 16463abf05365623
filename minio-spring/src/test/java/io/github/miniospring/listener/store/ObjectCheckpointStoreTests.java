package io.github.miniospring.listener.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import io.github.miniospring.bucket.VersioningConfig;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.listener.store.CheckpointStore.Mode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@MinioContract
class ObjectCheckpointStoreTests extends CheckpointStoreContract {

    private static final String KEY = "control/checkpoint/invoices";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));

    private TestBucket bucket;

    // It keeps nothing in memory: several applications may well share it.
    private ObjectCheckpointStore store;

    @BeforeEach
    void setUp(TestBucket bucket) {
        this.bucket = bucket;
        this.store = new ObjectCheckpointStore(bucket.template(), new ControlArea(bucket.name(), "control"),
                this.clock);
    }

    @Override
    protected CheckpointStore store() {
        return this.store;
    }

    @Test
    void saysThatItRemembers() {
        assertThat(this.store.durable()).isTrue();
    }

    @Test
    void hasNoInventoryBesideAWatermark() {
        Checkpoint checkpoint = this.store.open(LISTENER, Mode.WATERMARK, 0);

        assertThatIllegalStateException().isThrownBy(() -> checkpoint.inventory("inbox"))
            .withMessage("Listener 'invoices' has no inventory");
    }

    @Test
    void tellsOfAnInventoryWhatWasHandledWithinTheLastHour() {
        try (Checkpoint checkpoint = this.store.open(LISTENER, Mode.INVENTORY, 1)) {
            checkpoint.acknowledge(states("old", 1_500));
            this.clock.pass(Duration.ofMinutes(71));
            checkpoint.acknowledge(states("new", 1_500));
            checkpoint.acknowledge(states("newest", 3));

            assertThat(recent(checkpoint)).hasSize(1_503).noneMatch(state -> state.key().startsWith("old"));
            assertThat(inventory(checkpoint)).hasSize(3_003);
        }
    }

    @Test
    void leavesNoObjectsBehindThatNobodyNames() {
        try (Checkpoint checkpoint = this.store.open(LISTENER, Mode.INVENTORY, 1)) {
            for (int i = 0; i < 6; i++) {
                checkpoint.acknowledge(states("round-" + i + "-", 1_100));
            }
            this.clock.pass(Duration.ofMinutes(71));
            checkpoint.advance(NOON);
            checkpoint.advance(NOON.plusSeconds(1));
            checkpoint.advance(NOON.plusSeconds(2));

            assertThat(this.bucket.keys()).hasSizeLessThan(30).contains(KEY);
            assertThat(inventory(checkpoint)).hasSize(6_600);
        }
    }

    @Test
    void removesWhatAPredecessorHasWrittenInVain() {
        try (Checkpoint checkpoint = this.store.open(LISTENER, Mode.INVENTORY, 1)) {
            checkpoint.acknowledge(states("a", 1_100));
        }
        this.bucket.put("control/inventory/invoices/1-orphan").put("control/inventory/invoices/7-later");

        try (Checkpoint checkpoint = this.store.open(LISTENER, Mode.INVENTORY, 2)) {
            assertThat(this.bucket.keys()).doesNotContain("control/inventory/invoices/1-orphan")
                .contains("control/inventory/invoices/7-later");
            assertThat(inventory(checkpoint)).hasSize(1_100);
        }
    }

    @Test
    void readsAnInventoryThatIsRewrittenMeanwhile() {
        try (Checkpoint checkpoint = this.store.open(LISTENER, Mode.INVENTORY, 1)) {
            checkpoint.acknowledge(states("a", 4_500));
            try (InventoryCursor cursor = checkpoint.inventory("inbox")) {
                cursor.next();
                checkpoint.acknowledge(states("b", 4_500));
                this.clock.pass(Duration.ofMinutes(71));
                checkpoint.advance(NOON);
                checkpoint.advance(NOON.plusSeconds(1));

                List<StateId> rest = new ArrayList<>();
                cursor.forEachRemaining(rest::add);
                assertThat(rest).hasSize(4_499);
            }
        }
    }

    @Test
    void removesWhatNobodyReadsThoughTheWatermarkDoesNotAdvance() {
        try (Checkpoint checkpoint = this.store.open(LISTENER, Mode.INVENTORY, 1)) {
            // More than one block: what comes after the first is read at the end.
            checkpoint.acknowledge(states("a", 2_100));
            try (InventoryCursor cursor = checkpoint.inventory("inbox")) {
                checkpoint.inventory("inbox").close();
                for (int i = 1; i <= 80; i++) {
                    Instant modified = NOON.plusSeconds(i);
                    checkpoint
                        .acknowledge(states("a", 1_100).stream().map(state -> created(state.key(), modified)).toList());
                }

                assertThat(this.bucket.keys()).hasSizeLessThan(200);
                assertThat(cursor).toIterable().hasSize(2_100).allMatch(state -> state.modified().equals(NOON));
            }
        }
    }

    @Test
    void keepsWhatIsNewerThanTheWatermarkWhenTheInventoryIsGivenUp() {
        StateId newer = created("newer", NOON.plusSeconds(10));
        try (Checkpoint checkpoint = this.store.open(LISTENER, Mode.INVENTORY, 1)) {
            checkpoint.acknowledge(states("a", 1_500));
            checkpoint.acknowledge(List.of(newer));
            checkpoint.advance(NOON);
        }

        try (Checkpoint checkpoint = this.store.open(LISTENER, Mode.WATERMARK, 2)) {
            assertThat(recent(checkpoint)).containsExactly(newer);
        }
    }

    @Test
    void forgetsTheOldestWhenThereIsNoRoom() {
        byte[] random = new byte[450];
        Random numbers = new Random(7);
        List<StateId> states = IntStream.range(0, 10_000).mapToObj(i -> {
            numbers.nextBytes(random);
            return created(HexFormat.of().formatHex(random), NOON);
        }).toList();
        try (Checkpoint checkpoint = this.store.open(LISTENER, Mode.WATERMARK, 1)) {
            checkpoint.acknowledge(states);

            Set<StateId> recent = new HashSet<>(recent(checkpoint));
            assertThat(recent.size()).isBetween(7_000, 9_999);
            assertThat(recent.containsAll(states.subList(10_000 - recent.size(), 10_000))).isTrue();
        }
        assertThat(this.bucket.template().statObject(this.bucket.name(), KEY).size()).isBetween(3L << 20, 4L << 20);
    }

    @Test
    void refusesWhatHasChanged() {
        this.store.open(LISTENER, Mode.WATERMARK, 0).close();
        byte[] body = this.bucket.template().getObjectBytes(this.bucket.name(), KEY);
        byte[] other = PackedStates.pack(EventJson.MAPPER.createObjectNode(), List.of());
        System.arraycopy(other, 10, body, 10, Math.min(other.length, body.length) - 30);
        this.bucket.template().putObject(this.bucket.name(), KEY, body);

        assertThatIllegalStateException().isThrownBy(() -> this.store.open(LISTENER, Mode.WATERMARK, 0))
            .withMessageStartingWith(this.bucket.name() + "/" + KEY);
    }

    @Test
    void refusesWhatIsNoCheckpoint() {
        this.bucket.put(KEY, "hello");

        assertThatIllegalStateException().isThrownBy(() -> this.store.open(LISTENER, Mode.WATERMARK, 0))
            .withMessage(
                    this.bucket.name() + "/" + KEY + " cannot be read: it is no object of a listener, or was changed");
    }

    @Test
    void saysThatItsObjectIsGone() {
        Checkpoint checkpoint = this.store.open(LISTENER, Mode.WATERMARK, 0);
        this.bucket.template().removeObject(this.bucket.name(), KEY);

        assertThatIllegalStateException().isThrownBy(() -> checkpoint.advance(NOON))
            .withMessage(this.bucket.name() + "/" + KEY + " is gone, which had what listener 'invoices' has handled:"
                    + " start the listener again");
    }

    @Test
    void worksInABucketThatKeepsVersions() {
        this.bucket.template().setBucketVersioning(this.bucket.name(), VersioningConfig.enabled());
        try (Checkpoint old = this.store.open(LISTENER, Mode.INVENTORY, 1)) {
            old.acknowledge(states("a", 1_100));
            this.store.open(LISTENER, Mode.INVENTORY, 2).close();

            assertThatExceptionOfType(FencedException.class).isThrownBy(() -> old.advance(NOON));
        }
    }

    private static List<StateId> states(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> created(prefix + "%05d".formatted(i), NOON)).toList();
    }

}
