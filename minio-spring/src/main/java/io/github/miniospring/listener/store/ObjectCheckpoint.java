package io.github.miniospring.listener.store;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.github.miniospring.MinioException;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.listener.store.CheckpointStore.Mode;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/** What is remembered of one listener, as seen by one that is, or was, in charge. */
final class ObjectCheckpoint implements Checkpoint {

    private static final Log logger = LogFactory.getLog(ObjectCheckpoint.class);

    /** So many blocks are named without need before they are removed. */
    private static final int MAX_GARBAGE = 100;

    private final String listener;

    private final Mode mode;

    private final ControlledSnapshot current;

    private final Blocks blocks;

    private final Compaction compaction;

    /** What open cursors read, each its own: none of their blocks may be removed. */
    private final Set<Snapshot> reading = Collections
        .synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

    /** How much garbage the last attempt to remove it has left. */
    private int left;

    ObjectCheckpoint(String listener, Mode mode, long fence, ControlledSnapshot current, Blocks blocks, Clock clock) {
        this.listener = listener;
        this.mode = mode;
        this.current = current;
        this.blocks = blocks;
        this.compaction = new Compaction(blocks, clock);
        if (mode == Mode.WATERMARK && !current.get().named().isEmpty()) {
            change(this::withoutInventory);
        }
        if (mode == Mode.INVENTORY && fence > 0) {
            removeOrphans(fence);
        }
    }

    // It was an inventory before.
    private Snapshot withoutInventory(Snapshot snapshot) {
        Map<Slot, StateId> tail = new LinkedHashMap<>();
        statesOf(snapshot, this.blocks::read).forEachRemaining(state -> {
            // Most are not, and all of them would not have room in memory.
            if (snapshot.isNew(state)) {
                tail.put(Slot.of(state), state);
            }
        });
        return snapshot.withTail(tail).withRuns(null, List.of(), List.of(), Map.of());
    }

    // Whoever had a smaller number cannot name them any more, and nobody else knows them.
    private void removeOrphans(long fence) {
        Set<String> named = new HashSet<>(this.current.get().named());
        named.addAll(this.current.get().garbage());
        try {
            this.blocks.remove(this.blocks.orphans(fence, named));
        }
        catch (MinioException ex) {
            logger.debug("Objects that listener '" + this.listener + "' left behind are still there", ex);
        }
    }

    @Override
    public @Nullable Instant watermark() {
        return this.current.get().watermark();
    }

    @Override
    public void recent(Consumer<StateId> action) {
        Snapshot snapshot = this.current.get();
        List<Run> runs = new ArrayList<>(snapshot.recent());
        runs.addAll(snapshot.log());
        runs.removeIf(run -> !this.compaction.isRecent(run));
        Collections.reverse(runs);
        Iterator<StateId> recent = (this.mode == Mode.INVENTORY)
                ? new MergedStates(sources(snapshot.tail().values(), runs, this.blocks::read), false)
                : snapshot.tail().values().stream().filter(snapshot::isNew).iterator();
        recent.forEachRemaining(state -> {
            if (state.kind() != StateKind.OTHER) {
                action.accept(state);
            }
        });
    }

    @Override
    public void acknowledge(List<StateId> states) {
        // The watermark may not advance for hours, and all that is named has to have room
        // in one object. What could not be removed is tried again with what comes then.
        boolean tooMuch = this.mode == Mode.INVENTORY && this.current.get().garbage().size() > this.left + MAX_GARBAGE;
        Collection<String> removed = tooMuch ? removeGarbage() : List.of();
        change(snapshot -> {
            Map<Slot, StateId> tail = new LinkedHashMap<>(snapshot.tail());
            for (StateId state : states) {
                boolean shown = state.kind() != StateKind.OTHER || state.key().isEmpty();
                if (shown && (this.mode == Mode.INVENTORY || snapshot.isNew(state))) {
                    // The last handled one comes last.
                    tail.remove(Slot.of(state));
                    tail.put(Slot.of(state), state);
                }
            }
            Snapshot next = snapshot.withTail(tail).withoutGarbage(removed);
            return (this.mode == Mode.INVENTORY && Compaction.isNeeded(next)) ? this.compaction.compact(next) : next;
        });
    }

    @Override
    public void advance(Instant watermark) {
        // States are of whole milliseconds: what lies between two covers no more.
        Instant until = watermark.truncatedTo(ChronoUnit.MILLIS);
        Collection<String> removed = removeGarbage();
        change(snapshot -> {
            Snapshot next = snapshot.withWatermark(until).withoutGarbage(removed);
            return (this.mode == Mode.INVENTORY) ? this.compaction.forget(next) : next.withTailOf(next::isNew);
        });
    }

    // What is garbage in a snapshot that was written is so for everybody.
    private Collection<String> removeGarbage() {
        List<String> garbage = this.current.get().garbage();
        Collection<String> removed = List.of();
        try {
            removed = this.blocks.remove(withoutRead(garbage));
        }
        catch (MinioException ex) {
            logger.debug("Objects that listener '" + this.listener + "' does not need are still there", ex);
        }
        this.left = garbage.size() - removed.size();
        return removed;
    }

    private Set<String> withoutRead(Collection<String> ids) {
        Set<String> unread = new HashSet<>(ids);
        synchronized (this.reading) {
            this.reading.forEach(snapshot -> snapshot.named().forEach(unread::remove));
        }
        return unread;
    }

    private void change(UnaryOperator<Snapshot> change) {
        this.current.change(change, rejected -> {
            // It may have been written all the same, and replaced by one that names them.
            Set<String> blocks = new HashSet<>(rejected.named());
            this.current.get().named().forEach(blocks::remove);
            try {
                this.blocks.remove(withoutRead(blocks));
            }
            catch (MinioException ex) {
                logger.debug("Objects that listener '" + this.listener + "' has written in vain are still there", ex);
            }
        });
    }

    @Override
    public InventoryCursor inventory(String bucket) {
        if (this.mode != Mode.INVENTORY) {
            throw new IllegalStateException("Listener '" + this.listener + "' has no inventory");
        }
        Snapshot read = pin();
        try {
            Snapshot ofBucket = read.withTailOf(state -> state.bucket().equals(bucket));
            return new Cursor(read, statesOf(ofBucket, run -> this.blocks.read(run, bucket)));
        }
        catch (RuntimeException ex) {
            this.reading.remove(read);
            throw ex;
        }
    }

    private Snapshot pin() {
        while (true) {
            Snapshot known = this.current.get();
            // One of its own, for another cursor may read the same, and be closed before.
            Snapshot pinned = known.withTail(known.tail());
            this.reading.add(pinned);
            // Whoever makes garbage of its blocks from now on sees that it is pinned.
            if (known == this.current.get()) {
                return pinned;
            }
            this.reading.remove(pinned);
        }
    }

    @Override
    public long inventorySize(String bucket) {
        Snapshot snapshot = this.current.get();
        boolean changed = !snapshot.log().isEmpty()
                || snapshot.tail().keySet().stream().anyMatch(slot -> slot.bucket().equals(bucket));
        if (!changed && this.mode == Mode.INVENTORY) {
            return snapshot.sizes().getOrDefault(bucket, 0L);
        }
        long size = 0;
        try (InventoryCursor cursor = inventory(bucket)) {
            for (; cursor.hasNext(); cursor.next()) {
                size++;
            }
        }
        return size;
    }

    @Override
    public void close() {
        // There is nothing to give back.
    }

    private static Iterator<StateId> statesOf(Snapshot snapshot, Function<Run, Iterator<StateId>> reader) {
        return new MergedStates(sources(snapshot.tail().values(), snapshot.runs(), reader), false);
    }

    private static List<Iterator<StateId>> sources(Collection<StateId> tail, List<Run> newestFirst,
            Function<Run, Iterator<StateId>> reader) {
        List<Iterator<StateId>> sources = new ArrayList<>();
        sources.add(Compaction.sorted(tail));
        newestFirst.forEach(run -> sources.add(reader.apply(run)));
        return sources;
    }

    private final class Cursor implements InventoryCursor {

        private final Snapshot read;

        private final Iterator<StateId> states;

        private boolean closed;

        Cursor(Snapshot read, Iterator<StateId> states) {
            this.read = read;
            this.states = states;
        }

        @Override
        public boolean hasNext() {
            return !this.closed && this.states.hasNext();
        }

        @Override
        public StateId next() {
            return this.states.next();
        }

        @Override
        public void close() {
            this.closed = true;
            ObjectCheckpoint.this.reading.remove(this.read);
        }

    }

}
