package io.github.miniospring.listener.store;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.miniospring.listener.StateId;

/**
 * Keeps what is rewritten at each acknowledgement small: moves states from the tail of a
 * snapshot to the log, and from a log that has become too long to the base.
 */
final class Compaction {

    /** So many states are rewritten each time at most. */
    static final int MAX_TAIL = 1_000;

    /** So many runs are read at once, beside the base. */
    private static final int MAX_LOG_RUNS = 8;

    /** Of the base's size; beyond it, all is put together. */
    private static final int MAX_LOG_PERCENT = 10;

    private static final int MAX_RECENT_RUNS = 50;

    /** An hour, and what the clocks of two instances may differ. */
    private static final Duration RECENT = Duration.ofMinutes(70);

    private final Blocks blocks;

    private final Clock clock;

    Compaction(Blocks blocks, Clock clock) {
        this.blocks = blocks;
        this.clock = clock;
    }

    boolean isRecent(Run run) {
        return run.written() >= this.clock.millis() - RECENT.toMillis();
    }

    static boolean isNeeded(Snapshot snapshot) {
        return snapshot.tail().size() > MAX_TAIL;
    }

    /**
     * The same with less in its tail. Writes blocks; the snapshot is yet to be written.
     */
    Snapshot compact(Snapshot snapshot) {
        List<Run> log = new ArrayList<>(snapshot.log());
        Run written = this.blocks.write(sorted(snapshot.tail().values()), snapshot.fence(), this.clock.millis());
        log.add(written);
        Snapshot moved = snapshot.withTail(new LinkedHashMap<>());
        Snapshot longer = moved.withRuns(moved.base(), log, moved.recent(), moved.sizes());
        try {
            if (longer.logSize() * 100 > longer.baseSize() * MAX_LOG_PERCENT) {
                return withNewBase(longer);
            }
            return (log.size() > MAX_LOG_RUNS) ? withOneRun(longer) : longer;
        }
        catch (RuntimeException ex) {
            // Nothing will ever name it, and the next attempt writes another.
            this.blocks.removeQuietly(written, ex);
            throw ex;
        }
    }

    private Snapshot withNewBase(Snapshot snapshot) {
        Map<String, Long> sizes = new TreeMap<>();
        Iterator<StateId> merged = new MergedStates(readers(snapshot.runs()), false);
        Run base = this.blocks.write(new Counting(merged, sizes), snapshot.fence(), 0);
        return snapshot.withRuns(base, List.of(), stillRecent(snapshot), sizes);
    }

    private Snapshot withOneRun(Snapshot snapshot) {
        List<Run> newestFirst = new ArrayList<>(snapshot.runs());
        if (snapshot.base() != null) {
            newestFirst.remove(newestFirst.size() - 1);
        }
        Run run = this.blocks.write(new MergedStates(readers(newestFirst), true), snapshot.fence(), 0);
        return snapshot.withRuns(snapshot.base(), List.of(run), stillRecent(snapshot), snapshot.sizes());
    }

    private List<Iterator<StateId>> readers(List<Run> runs) {
        return runs.stream().map(this.blocks::read).toList();
    }

    private List<Run> stillRecent(Snapshot snapshot) {
        List<Run> runs = new ArrayList<>(snapshot.recent());
        runs.addAll(snapshot.log());
        runs.removeIf(run -> !isRecent(run));
        return runs.subList(Math.max(0, runs.size() - MAX_RECENT_RUNS), runs.size());
    }

    /** The same without runs that are recent no more. */
    Snapshot forget(Snapshot snapshot) {
        List<Run> recent = snapshot.recent().stream().filter(this::isRecent).toList();
        return snapshot.withRuns(snapshot.base(), snapshot.log(), recent, snapshot.sizes());
    }

    static Iterator<StateId> sorted(Collection<StateId> states) {
        Map<Slot, StateId> sorted = new TreeMap<>();
        states.forEach(state -> sorted.put(Slot.of(state), state));
        return sorted.values().iterator();
    }

    private record Counting(Iterator<StateId> states, Map<String, Long> sizes) implements Iterator<StateId> {

        @Override
        public boolean hasNext() {
            return this.states.hasNext();
        }

        @Override
        public StateId next() {
            StateId state = this.states.next();
            this.sizes.merge(state.bucket(), 1L, Long::sum);
            return state;
        }

    }

}
