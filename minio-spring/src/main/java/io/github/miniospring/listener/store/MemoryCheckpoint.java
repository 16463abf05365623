package io.github.miniospring.listener.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import org.jspecify.annotations.Nullable;

/** What is remembered of one listener, as seen by one that is, or was, in charge. */
final class MemoryCheckpoint implements Checkpoint {

    /** Beside a watermark, which does not advance while no listing comes to its end. */
    private static final int MAX_SLOTS = 100_000;

    private static final Duration RECENT = Duration.ofHours(1);

    private final String listener;

    private final CheckpointStore.Mode mode;

    private final long fence;

    private final Memory memory;

    private final Clock clock;

    MemoryCheckpoint(String listener, CheckpointStore.Mode mode, long fence, Memory memory, Clock clock) {
        this.listener = listener;
        this.mode = mode;
        this.fence = fence;
        this.memory = memory;
        this.clock = clock;
    }

    @Override
    public @Nullable Instant watermark() {
        synchronized (this.memory) {
            this.memory.check(this.listener, this.fence);
            return this.memory.watermark;
        }
    }

    @Override
    public void recent(Consumer<StateId> action) {
        List<StateId> recent;
        synchronized (this.memory) {
            this.memory.check(this.listener, this.fence);
            Instant since = this.clock.instant().minus(RECENT);
            recent = this.memory.states.values()
                .stream()
                .filter(handled -> handled.state.kind() != StateKind.OTHER)
                .filter(handled -> isInventory() ? !handled.at.isBefore(since) : this.memory.isNew(handled.state))
                .map(Handled::state)
                .toList();
        }
        recent.forEach(action);
    }

    @Override
    public void acknowledge(List<StateId> states) {
        synchronized (this.memory) {
            this.memory.check(this.listener, this.fence);
            Instant now = this.clock.instant();
            for (StateId state : states) {
                if (state.kind() == StateKind.OTHER && !state.key().isEmpty()) {
                    continue;
                }
                if (isInventory() && state.kind() == StateKind.REMOVED) {
                    this.memory.states.remove(Slot.of(state));
                }
                else if (isInventory() || this.memory.isNew(state)) {
                    this.memory.put(state, now);
                }
            }
            if (!isInventory()) {
                this.memory.forgetEldest();
            }
        }
    }

    @Override
    public void advance(Instant watermark) {
        synchronized (this.memory) {
            this.memory.check(this.listener, this.fence);
            this.memory.watermark = watermark;
            if (!isInventory()) {
                this.memory.states.values().removeIf(handled -> !this.memory.isNew(handled.state));
            }
        }
    }

    @Override
    public InventoryCursor inventory(String bucket) {
        synchronized (this.memory) {
            this.memory.check(this.listener, this.fence);
            return new Cursor(inventoryOf(bucket).values().iterator());
        }
    }

    @Override
    public long inventorySize(String bucket) {
        synchronized (this.memory) {
            this.memory.check(this.listener, this.fence);
            return inventoryOf(bucket).size();
        }
    }

    @Override
    public void close() {
        // There is nothing to give back.
    }

    private NavigableMap<Slot, Handled> inventoryOf(String bucket) {
        if (!isInventory()) {
            throw new IllegalStateException("Listener '" + this.listener + "' has no inventory");
        }
        // No name of a bucket has a character of zero.
        return this.memory.states.subMap(Slot.first(bucket), true, Slot.first(bucket + '\0'), false);
    }

    private boolean isInventory() {
        return this.mode == CheckpointStore.Mode.INVENTORY;
    }

    /** What all of them share. */
    static final class Memory {

        private final NavigableMap<Slot, Handled> states = new ConcurrentSkipListMap<>();

        private long fence;

        private @Nullable Instant watermark;

        private long handled;

        synchronized void raise(String listener, long fence) {
            check(listener, fence);
            this.fence = fence;
        }

        private void check(String listener, long fence) {
            FencedException.check(listener, fence, this.fence);
        }

        private void put(StateId state, Instant at) {
            this.states.put(Slot.of(state), new Handled(state, at, this.handled++));
        }

        private void forgetEldest() {
            if (this.states.size() <= MAX_SLOTS) {
                return;
            }
            // An inventory before has more than what is newer than the watermark.
            this.states.values().removeIf(each -> !isNew(each.state));
            // Some more than that, for they are sorted each time.
            int surplus = this.states.size() - MAX_SLOTS / 10 * 9;
            this.states.values()
                .stream()
                .sorted(Comparator.comparingLong(Handled::number))
                .limit(Math.max(0, surplus))
                .toList()
                .forEach(eldest -> this.states.remove(Slot.of(eldest.state)));
        }

        private boolean isNew(StateId state) {
            return this.watermark == null || state.modified().isAfter(this.watermark);
        }

    }

    private record Handled(StateId state, Instant at, long number) {

    }

    private record Cursor(Iterator<Handled> handled) implements InventoryCursor {

        @Override
        public boolean hasNext() {
            return this.handled.hasNext();
        }

        @Override
        public StateId next() {
            return this.handled.next().state;
        }

        @Override
        public void close() {
            // There is nothing to give back.
        }

    }

}
