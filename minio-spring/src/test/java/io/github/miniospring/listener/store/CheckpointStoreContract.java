package io.github.miniospring.listener.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.listener.store.CheckpointStore.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What every checkpoint store does. */
public abstract class CheckpointStoreContract {

    protected static final String LISTENER = "invoices";

    protected static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

    /**
     * A store as another application has it: of the same place, and with nothing in
     * common.
     */
    protected abstract CheckpointStore store();

    @ParameterizedTest
    @EnumSource
    void knowsNothingAtFirst(Mode mode) {
        try (Checkpoint checkpoint = store().open(LISTENER, mode, 0)) {
            assertThat(checkpoint.watermark()).isNull();
            assertThat(recent(checkpoint)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void remembersForTheNextOne(Mode mode) {
        StateId state = created("in/1.csv", NOON.plusSeconds(1));
        try (Checkpoint checkpoint = store().open(LISTENER, mode, 1)) {
            checkpoint.advance(NOON);
            checkpoint.acknowledge(List.of(state));
        }

        try (Checkpoint checkpoint = store().open(LISTENER, mode, 2)) {
            assertThat(checkpoint.watermark()).isEqualTo(NOON);
            assertThat(recent(checkpoint)).containsExactly(state);
        }
    }

    @Test
    void keepsListenersApart() {
        CheckpointStore store = store();
        try (Checkpoint one = store.open("one", Mode.WATERMARK, 7);
                Checkpoint two = store.open("two", Mode.WATERMARK, 1)) {
            one.acknowledge(List.of(created("a", NOON)));
            one.advance(NOON.minusSeconds(1));

            assertThat(two.watermark()).isNull();
            assertThat(recent(two)).isEmpty();
        }
    }

    @Test
    void forgetsWhatTheWatermarkCovers() {
        StateId newer = created("newer", NOON.plusMillis(1));
        try (Checkpoint checkpoint = open(Mode.WATERMARK)) {
            checkpoint.acknowledge(List.of(created("same", NOON), newer, created("older", NOON.minusMillis(1))));

            checkpoint.advance(NOON);

            assertThat(recent(checkpoint)).containsExactly(newer);
        }
        try (Checkpoint checkpoint = open(Mode.WATERMARK)) {
            assertThat(recent(checkpoint)).containsExactly(newer);
        }
    }

    @Test
    void keepsNothingThatTheWatermarkCovers() {
        try (Checkpoint checkpoint = open(Mode.WATERMARK)) {
            checkpoint.advance(NOON);

            checkpoint.acknowledge(List.of(created("same", NOON)));

            assertThat(recent(checkpoint)).isEmpty();
        }
    }

    @Test
    void keepsRemovalsBesideTheWatermark() {
        StateId removed = removed("a", null, NOON.plusSeconds(1));
        try (Checkpoint checkpoint = open(Mode.WATERMARK)) {
            checkpoint.acknowledge(List.of(created("a", NOON), removed));

            assertThat(recent(checkpoint)).containsExactly(removed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void replacesTheStateOfItsSlot(Mode mode) {
        StateId later = created("a", NOON.plusSeconds(1));
        try (Checkpoint checkpoint = open(mode)) {
            checkpoint.acknowledge(List.of(created("a", NOON)));
            checkpoint.acknowledge(List.of(created("a", NOON.plusMillis(1)), later));

            assertThat(recent(checkpoint)).containsExactly(later);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsVersionsApart(Mode mode) {
        StateId[] states = { version("a", "v1", StateKind.CREATED), version("a", "v2", StateKind.MARKER),
                created("a", NOON) };
        try (Checkpoint checkpoint = open(mode)) {
            checkpoint.acknowledge(List.of(states));

            assertThat(recent(checkpoint)).containsExactlyInAnyOrder(states);
        }
    }

    @ParameterizedTest
    @EnumSource
    void remembersNothingThatAListingCannotShow(Mode mode) {
        StateId created = created("a", NOON);
        try (Checkpoint checkpoint = open(mode)) {
            checkpoint.acknowledge(
                    List.of(created, new StateId("inbox", "a", null, StateKind.OTHER, NOON.plusSeconds(1), null)));

            assertThat(recent(checkpoint)).containsExactly(created);
        }
    }

    @Test
    void keepsTheMarkOfAnInventoryBeforeItsKeys() {
        StateId mark = new StateId("inbox", "", null, StateKind.OTHER, Instant.EPOCH, null);
        StateId created = created("\u0001", NOON);
        try (Checkpoint checkpoint = open(Mode.INVENTORY)) {
            checkpoint.acknowledge(List.of(created, mark));

            assertThat(inventory(checkpoint)).containsExactly(mark, created);
            assertThat(recent(checkpoint)).containsExactly(created);
        }
    }

    @Test
    void keepsTheInventoryWhenTheWatermarkAdvances() {
        StateId state = created("a", NOON);
        try (Checkpoint checkpoint = open(Mode.INVENTORY)) {
            checkpoint.acknowledge(List.of(state));

            checkpoint.advance(NOON.plusSeconds(60));

            assertThat(inventory(checkpoint)).containsExactly(state);
            assertThat(recent(checkpoint)).containsExactly(state);
        }
    }

    @Test
    void takesRemovedSlotsOutOfTheInventory() {
        StateId marker = version("b", "v2", StateKind.MARKER);
        try (Checkpoint checkpoint = open(Mode.INVENTORY)) {
            checkpoint.acknowledge(
                    List.of(created("a", NOON), version("b", "v1", StateKind.CREATED), marker, created("c", NOON)));

            checkpoint.acknowledge(List.of(removed("a", null, NOON.plusSeconds(1)), removed("b", "v1", NOON),
                    removed("never", null, NOON), removed("c", null, NOON), created("c", NOON.plusSeconds(1))));

            assertThat(inventory(checkpoint)).containsExactly(marker, created("c", NOON.plusSeconds(1)));
            assertThat(checkpoint.inventorySize("inbox")).isEqualTo(2);
        }
    }

    @Test
    void keepsInventoriesOfBucketsApart() {
        StateId other = new StateId("outbox", "a", null, StateKind.CREATED, NOON, "e1");
        try (Checkpoint checkpoint = open(Mode.INVENTORY)) {
            checkpoint.acknowledge(List.of(created("a", NOON), other));

            assertThat(inventory(checkpoint)).containsExactly(created("a", NOON));
            assertThat(checkpoint.inventorySize("outbox")).isEqualTo(1);
            assertThat(checkpoint.inventorySize("out")).isZero();
        }
    }

    @Test
    void readsTheInventoryInTheOrderOfBytes() {
        // Java's own order would have the last but one, a supplementary character, before
        // the one before.
        List<String> keys = List.of("A", "a", "a ", "a!", "a/b", "ab", "a\u00e9", "a\u4e2d", "a\uffee", "a\ud83d\ude00",
                "a\udbff\udffd");
        List<StateId> states = keys.stream().map(key -> created(key, NOON)).toList();
        try (Checkpoint checkpoint = open(Mode.INVENTORY)) {
            for (int i = keys.size() - 1; i >= 0; i -= 2) {
                checkpoint.acknowledge(List.of(states.get(i)));
            }
            for (int i = keys.size() - 2; i >= 0; i -= 2) {
                checkpoint.acknowledge(List.of(states.get(i)));
            }

            assertThat(inventory(checkpoint)).containsExactlyElementsOf(states);
        }
        try (Checkpoint checkpoint = open(Mode.INVENTORY)) {
            assertThat(inventory(checkpoint)).containsExactlyElementsOf(states);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsStrangeKeysAsTheyAre(Mode mode) {
        List<String> keys = List.of("line\nbreak", "tab\tand\rreturn", "'; DROP TABLE x; --", "\"quoted\"", "a\\b", " ",
                "trailing ", "Case", "case", "e\u0301", "\u00e9", "%2F+%00", "\u0001", "{\"json\":[", "<xml/>&amp;",
                "a,b;c|d", "x".repeat(1024), "\ud83d\ude00".repeat(256), "\u4e2d".repeat(341));
        StateId[] states = keys.stream().map(key -> created(key, NOON)).toArray(StateId[]::new);
        try (Checkpoint checkpoint = open(mode)) {
            checkpoint.acknowledge(List.of(states));
        }

        try (Checkpoint checkpoint = open(mode)) {
            assertThat(recent(checkpoint)).containsExactlyInAnyOrder(states);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsAllOfAState(Mode mode) {
        StateId[] states = {
                new StateId("inbox", "a", null, StateKind.CREATED, NOON, null), new StateId("inbox", "b", "3f-_.",
                        StateKind.CREATED, Instant.parse("2199-12-31T23:59:59.999Z"), "d4-17"),
                new StateId("inbox", "c", "v".repeat(1024), StateKind.MARKER, NOON, null) };
        try (Checkpoint checkpoint = open(mode)) {
            checkpoint.acknowledge(List.of(states));
        }

        try (Checkpoint checkpoint = open(mode)) {
            assertThat(recent(checkpoint)).containsExactlyInAnyOrder(states);
        }
    }

    @Test
    void keepsLargeInventoriesAcrossManyAcknowledgements() {
        Random random = new Random(42);
        Map<Slot, StateId> expected = new ConcurrentHashMap<>();
        CheckpointStore store = store();
        try (Checkpoint checkpoint = store.open(LISTENER, Mode.INVENTORY, 1)) {
            for (int round = 0; round < 6; round++) {
                List<StateId> states = new ArrayList<>();
                for (int i = 0; i < 700; i++) {
                    StateId state = randomState(random);
                    states.add(state);
                    if (state.kind() == StateKind.REMOVED) {
                        expected.remove(Slot.of(state));
                    }
                    else {
                        expected.put(Slot.of(state), state);
                    }
                }
                checkpoint.acknowledge(states);
                assertThat(inventory(checkpoint)).containsExactlyInAnyOrderElementsOf(expected.values());
            }
        }

        try (Checkpoint checkpoint = store().open(LISTENER, Mode.INVENTORY, 2)) {
            List<StateId> inventory = inventory(checkpoint);
            assertThat(inventory).containsExactlyInAnyOrderElementsOf(expected.values());
            assertThat(checkpoint.inventorySize("inbox")).isEqualTo(expected.size());
            assertThat(inventory).extracting(state -> state.key().getBytes(StandardCharsets.UTF_8))
                .isSortedAccordingTo(Arrays::compareUnsigned);
        }
    }

    @Test
    void takesAcknowledgementsWhileTheInventoryIsRead() {
        List<StateId> before = IntStream.range(0, 1_500).mapToObj(i -> created("key-%05d".formatted(i), NOON)).toList();
        try (Checkpoint checkpoint = open(Mode.INVENTORY)) {
            checkpoint.acknowledge(before);

            Set<StateId> seen = ConcurrentHashMap.newKeySet();
            try (InventoryCursor cursor = checkpoint.inventory("inbox")) {
                for (int i = 0; cursor.hasNext(); i++) {
                    seen.add(cursor.next());
                    if (i % 500 == 0) {
                        checkpoint.acknowledge(List.of(created("more-" + i, NOON)));
                    }
                }
            }

            assertThat(seen).containsAll(before);
            assertThat(checkpoint.inventorySize("inbox")).isGreaterThan(before.size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhoIsInChargeNoMore(Mode mode) {
        StateId kept = created("kept", NOON);
        try (Checkpoint old = store().open(LISTENER, mode, 3)) {
            old.acknowledge(List.of(kept));
            try (Checkpoint current = store().open(LISTENER, mode, 4)) {
                assertThatExceptionOfType(FencedException.class)
                    .isThrownBy(() -> old.acknowledge(List.of(created("late", NOON))));
                assertThatExceptionOfType(FencedException.class).isThrownBy(() -> old.advance(NOON.plusSeconds(60)))
                    .withMessageContaining("'invoices'");

                assertThat(current.watermark()).isNull();
                assertThat(recent(current)).containsExactly(kept);
            }
        }
        try (Checkpoint next = store().open(LISTENER, mode, 4)) {
            assertThat(next.watermark()).isNull();
            assertThat(recent(next)).containsExactly(kept);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesToBeOpenedByWhoIsInChargeNoMore(Mode mode) {
        store().open(LISTENER, mode, 4).close();

        assertThatExceptionOfType(FencedException.class).isThrownBy(() -> store().open(LISTENER, mode, 3))
            .withMessageContaining("number 3")
            .withMessageContaining("number 4");
    }

    @Test
    void refusesNegativeFences() {
        assertThatIllegalArgumentException().isThrownBy(() -> store().open(LISTENER, Mode.WATERMARK, -1))
            .withMessage("fence must not be negative but is -1");
    }

    @ParameterizedTest
    @EnumSource
    void takesWhatSeveralWithTheSameNumberSay(Mode mode) {
        try (Checkpoint one = store().open(LISTENER, mode, 0); Checkpoint two = store().open(LISTENER, mode, 0)) {
            one.acknowledge(List.of(created("a", NOON)));
            two.acknowledge(List.of(created("b", NOON)));
            one.acknowledge(List.of(created("c", NOON)));
        }

        try (Checkpoint checkpoint = store().open(LISTENER, mode, 0)) {
            assertThat(recent(checkpoint)).extracting(StateId::key).containsExactlyInAnyOrder("a", "b", "c");
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatRacingOnesWereToldIsKept(Mode mode) throws Exception {
        Set<String> kept = new ConcurrentSkipListSet<>();
        Set<String> refused = new ConcurrentSkipListSet<>();
        List<Callable<@Nullable Void>> instances = IntStream.rangeClosed(1, 4)
            .<Callable<@Nullable Void>>mapToObj(fence -> () -> {
                acknowledgeUntilFenced(store(), mode, fence, kept, refused);
                return null;
            })
            .toList();

        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<@Nullable Void> each : threads.invokeAll(instances, 60, TimeUnit.SECONDS)) {
                each.get();
            }
        }
        finally {
            threads.shutdownNow();
        }

        try (Checkpoint checkpoint = store().open(LISTENER, mode, 4)) {
            Set<String> keys = recent(checkpoint).stream().map(StateId::key).collect(Collectors.toSet());
            assertThat(keys).isEqualTo(kept).noneMatch(refused::contains).contains("4-0-a", "4-9-b");
        }
    }

    private static void acknowledgeUntilFenced(CheckpointStore store, Mode mode, int fence, Set<String> kept,
            Set<String> refused) {
        try (Checkpoint checkpoint = store.open(LISTENER, mode, fence)) {
            for (int i = 0; i < 10; i++) {
                List<String> keys = List.of(fence + "-" + i + "-a", fence + "-" + i + "-b");
                try {
                    checkpoint.acknowledge(keys.stream().map(key -> created(key, NOON)).toList());
                    kept.addAll(keys);
                }
                catch (FencedException ex) {
                    refused.addAll(keys);
                }
            }
        }
        catch (FencedException ex) {
            refused.add(fence + "-0-a");
        }
    }

    private Checkpoint open(Mode mode) {
        return store().open(LISTENER, mode, 1);
    }

    protected static StateId created(String key, Instant modified) {
        return new StateId("inbox", key, null, StateKind.CREATED, modified, "e1");
    }

    protected static StateId removed(String key, @Nullable String version, Instant modified) {
        return new StateId("inbox", key, version, StateKind.REMOVED, modified, null);
    }

    private static StateId version(String key, String version, StateKind kind) {
        return new StateId("inbox", key, version, kind, NOON, (kind == StateKind.CREATED) ? "e1" : null);
    }

    private static StateId randomState(Random random) {
        String[] letters = { "a", "B", "/", "\u00e9", "\ud83d\ude00", "\uffee", "\u4e2d", "0" };
        String key = random.ints(random.nextInt(1, 5), 0, letters.length)
            .mapToObj(i -> letters[i])
            .collect(Collectors.joining());
        Instant modified = NOON.plusMillis(random.nextInt(100_000));
        return (random.nextInt(4) == 0) ? removed(key, null, modified) : created(key, modified);
    }

    protected static List<StateId> recent(Checkpoint checkpoint) {
        List<StateId> recent = new ArrayList<>();
        checkpoint.recent(recent::add);
        return recent;
    }

    protected static List<StateId> inventory(Checkpoint checkpoint) {
        List<StateId> inventory = new ArrayList<>();
        try (InventoryCursor cursor = checkpoint.inventory("inbox")) {
            cursor.forEachRemaining(inventory::add);
        }
        return inventory;
    }

}
