package io.github.miniospring.listener.container;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Events on their way to the handler: those of one key one after the other, those of
 * different keys at the same time. A key that waits for another attempt holds no thread
 * and no other key. A lane is there only while something is in it.
 */
final class Lanes {

    private static final Log logger = LogFactory.getLog(Lanes.class);

    private final Limits limits;

    private final ListenerThreads threads;

    private final Work work;

    private final Map<String, Lane> lanes = new HashMap<>();

    private final ArrayDeque<Lane> ready = new ArrayDeque<>();

    private int pending;

    private long bytes;

    private int running;

    private boolean paused;

    private boolean closed;

    Lanes(Limits limits, ListenerThreads threads, Work work) {
        this.limits = limits;
        this.threads = threads;
        this.work = work;
    }

    /** Takes an event at once; false if there is no room. */
    synchronized boolean offer(MinioEvent event) {
        if (this.closed) {
            return true;
        }
        Entry entry = new Entry(event, null);
        if (this.pending >= this.limits.events() || this.bytes + entry.bytes() > this.limits.bytes()) {
            return false;
        }
        add(entry);
        return true;
    }

    /**
     * Takes an event a listing has shown; waits until half of the room is free.
     */
    synchronized Taken put(MinioEvent event, Pass pass) throws InterruptedException {
        Lane lane = this.lanes.get(laneOf(event));
        Entry same = (lane != null) ? lane.find(event.stateId()) : null;
        if (same != null) {
            same.join(pass);
            return Taken.WAS_THERE;
        }
        while (!this.closed
                && (this.pending >= (this.limits.events() + 1) / 2 || this.bytes >= this.limits.bytes() / 2)) {
            wait();
        }
        if (this.closed) {
            return Taken.CLOSED;
        }
        add(new Entry(event, pass));
        return Taken.ADDED;
    }

    private void add(Entry entry) {
        Lane lane = this.lanes.computeIfAbsent(laneOf(entry.event()), key -> new Lane(key));
        if (this.limits.coalesce()) {
            coalesce(lane, entry);
        }
        lane.entries.add(entry);
        this.pending++;
        this.bytes += entry.bytes();
        if (!lane.busy && lane.entries.size() == 1) {
            this.ready.add(lane);
        }
        pump();
    }

    // Never the first one: that may be with the handler.
    private void coalesce(Lane lane, Entry newer) {
        if (newer.event().kind() != StateKind.CREATED || newer.event().versionId() != null) {
            return;
        }
        Iterator<Entry> waiting = lane.entries.iterator();
        if (waiting.hasNext()) {
            waiting.next();
        }
        while (waiting.hasNext()) {
            Entry entry = waiting.next();
            if (entry.event().kind() == StateKind.CREATED && entry.event().versionId() == null) {
                waiting.remove();
                gone(entry);
                entry.end();
            }
        }
    }

    private static String laneOf(MinioEvent event) {
        return event.bucket() + '/' + event.key();
    }

    private void pump() {
        while (this.running < this.limits.concurrency() && !this.ready.isEmpty() && mayBegin()) {
            List<Lane> taken = new ArrayList<>();
            List<Entry> batch = new ArrayList<>();
            take(taken, batch);
            this.running++;
            this.threads.execute(() -> run(taken, batch));
        }
    }

    private boolean mayBegin() {
        return !this.paused && this.work.mayBegin();
    }

    // What has failed goes alone: it must not spoil others again.
    private void take(List<Lane> taken, List<Entry> batch) {
        Lane first = this.ready.remove();
        first.busy = true;
        taken.add(first);
        Entry head = first.entries.element();
        batch.add(head);
        if (this.limits.batchSize() == 1 || head.hasFailed()) {
            return;
        }
        fill(first, batch);
        Iterator<Lane> others = this.ready.iterator();
        while (batch.size() < this.limits.batchSize() && others.hasNext()) {
            Lane other = others.next();
            if (!other.entries.element().hasFailed()) {
                others.remove();
                other.busy = true;
                taken.add(other);
                batch.add(other.entries.element());
                fill(other, batch);
            }
        }
    }

    private void fill(Lane lane, List<Entry> batch) {
        Iterator<Entry> entries = lane.entries.iterator();
        entries.next();
        while (batch.size() < this.limits.batchSize() && entries.hasNext()) {
            batch.add(entries.next());
        }
    }

    private void run(List<Lane> taken, List<Entry> batch) {
        begun(batch).whenComplete((outcome, failure) -> {
            // The work tells its failures as outcomes: this one is a fault of ours.
            Map<Entry, Duration> again = new HashMap<>();
            if (outcome != null) {
                again.putAll(outcome);
            }
            else {
                logger.error("Events could not be handled, and are given again", failure);
                batch.forEach(entry -> again.put(entry, Duration.ofSeconds(1)));
            }
            finished(taken, batch, again);
        });
    }

    private CompletionStage<Map<Entry, Duration>> begun(List<Entry> batch) {
        try {
            return this.work.handle(batch);
        }
        catch (RuntimeException | Error ex) {
            return CompletableFuture.failedFuture(ex);
        }
    }

    private void finished(List<Lane> taken, List<Entry> batch, Map<Entry, Duration> again) {
        List<Entry> ended = new ArrayList<>();
        Set<Entry> given = new HashSet<>(batch);
        synchronized (this) {
            this.running--;
            for (Lane lane : taken) {
                Duration wait = settle(lane, given, again, ended);
                if (lane.entries.isEmpty()) {
                    this.lanes.remove(lane.key, lane);
                }
                else if (wait == null) {
                    lane.busy = false;
                    this.ready.add(lane);
                }
                else {
                    this.threads.schedule(wait, () -> wake(lane));
                }
            }
            pump();
            notifyAll();
        }
        // Not within: a pass that has ended does more than a little.
        ended.forEach(Entry::end);
    }

    // What comes behind one that is given again waits with it.
    private @Nullable Duration settle(Lane lane, Set<Entry> given, Map<Entry, Duration> again, List<Entry> ended) {
        Duration wait = null;
        Iterator<Entry> entries = lane.entries.iterator();
        while (entries.hasNext()) {
            Entry entry = entries.next();
            if (!given.contains(entry)) {
                break;
            }
            Duration its = again.get(entry);
            if (its == null) {
                entries.remove();
                gone(entry);
                ended.add(entry);
            }
            else if (wait == null) {
                wait = its;
            }
        }
        return wait;
    }

    private void gone(Entry entry) {
        this.pending--;
        this.bytes -= entry.bytes();
    }

    private synchronized void wake(Lane lane) {
        if (lane.busy && !lane.entries.isEmpty()) {
            lane.busy = false;
            this.ready.add(lane);
            pump();
        }
    }

    /** Begins nothing more until {@link #resume()}. */
    synchronized void pause() {
        this.paused = true;
    }

    synchronized void resume() {
        this.paused = false;
        pump();
    }

    /** Begins what could not be begun before. */
    synchronized void proceed() {
        pump();
    }

    /** Takes nothing more; waits until all is handled, or for some time. */
    synchronized void drain(Duration limit) throws InterruptedException {
        this.closed = true;
        notifyAll();
        long end = System.nanoTime() + limit.toNanos();
        // A key that waits for another attempt is not waited for: it may take minutes.
        while (this.running > 0 || (!this.ready.isEmpty() && mayBegin())) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
    }

    /** Gives up what is not begun. What is running ends by itself. */
    synchronized void close() {
        this.closed = true;
        this.paused = true;
        for (Lane lane : this.lanes.values()) {
            lane.entries.forEach(Entry::abandon);
        }
        notifyAll();
    }

    synchronized int pending() {
        return this.pending;
    }

    synchronized boolean isHalfEmpty() {
        return this.pending <= this.limits.events() / 2 && this.bytes <= this.limits.bytes() / 2;
    }

    /**
     * When the one that waits longest came, by {@link System#nanoTime()}; null if none.
     */
    synchronized @Nullable Long oldest() {
        Long oldest = null;
        for (Lane lane : this.lanes.values()) {
            Entry head = lane.entries.peek();
            if (head != null && (oldest == null || head.received() - oldest < 0)) {
                oldest = head.received();
            }
        }
        return oldest;
    }

    /** What became of an event a listing has shown. */
    enum Taken {

        ADDED,

        /** The same state waits already. */
        WAS_THERE,

        /** Nothing is taken any more. */
        CLOSED

    }

    /** Handles events. */
    interface Work {

        /**
         * Handles events that were not handled before, or one that was.
         * @return those to be given again, and how long to wait before
         */
        CompletionStage<Map<Entry, Duration>> handle(List<Entry> batch);

        /**
         * Whether something may be begun. When that changes, {@link Lanes#proceed()} is
         * to be called. Must not block.
         */
        boolean mayBegin();

    }

    /**
     * How much at most.
     *
     * @param concurrency how many calls of the handler at the same time
     * @param batchSize how many events in one call
     * @param events how many may wait
     * @param bytes how many bytes these may have
     * @param coalesce whether only the last stored state of a key is kept waiting
     */
    record Limits(int concurrency, int batchSize, int events, long bytes, boolean coalesce) {
    }

    private static final class Lane {

        private final String key;

        private final ArrayDeque<Entry> entries = new ArrayDeque<>(2);

        /** With the handler, or waiting for another attempt. */
        private boolean busy;

        private Lane(String key) {
            this.key = key;
        }

        private @Nullable Entry find(StateId state) {
            for (Entry entry : this.entries) {
                if (entry.event().stateId().slot().equals(state.slot()) && entry.event().stateId().isSameAs(state)) {
                    return entry;
                }
            }
            return null;
        }

    }

}
