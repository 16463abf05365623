package io.github.miniospring.listener.container;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.listener.store.Checkpoint;
import io.github.miniospring.listener.store.InventoryCursor;
import org.jspecify.annotations.Nullable;

/**
 * What a listener has handled: the states of late in memory, all that counts in the
 * checkpoint. Only a listing that has come to its end moves the watermark; what the
 * stream brings only fills the states above it.
 */
final class Ledger implements AutoCloseable {

    /** More are not kept; the oldest may be handled twice then. */
    private static final int MAX_SLOTS = 2_000_000;

    /** So many of late are known one by one: a slot has but one of a millisecond. */
    private static final int LATEST = 1000;

    private final Checkpoint checkpoint;

    private final int room;

    private final HandledSlots slots = new HandledSlots();

    private final Set<StateId> latest = new LinkedHashSet<>();

    /** Held while the checkpoint is used: one call at a time, in order. */
    private final Object writing = new Object();

    private List<StateId> unwritten = new ArrayList<>();

    /** How many of them are being written down at the moment. */
    private int leaving;

    private @Nullable Instant watermark;

    /**
     * @param room how many handled states may wait to be written down; then it is full
     */
    Ledger(Checkpoint checkpoint, int room) {
        this.checkpoint = checkpoint;
        this.room = room;
        this.watermark = checkpoint.watermark();
        checkpoint.recent(this.slots::put);
    }

    /** What is to be done with a state that has become known. */
    enum Judgement {

        /** It is to be handled. */
        NEW,

        /** It was. */
        HANDLED,

        /**
         * One was handled that is newer, or came later: the object has to be looked at.
         */
        OLDER,

        /** Another of the same millisecond was handled: the same holds. */
        TIED,

        /** It can have no object any more. */
        PAST

    }

    synchronized Judgement judge(StateId state) {
        if (state.kind() == StateKind.OTHER) {
            return Judgement.NEW;
        }
        HandledSlots.Known known = this.slots.find(state);
        if (known.isNothing()) {
            return Judgement.NEW;
        }
        if (known.is(state)) {
            return Judgement.HANDLED;
        }
        if (state.versionId() != null) {
            // A version that was removed does not come back.
            return (known.kind() == StateKind.REMOVED) ? Judgement.PAST : Judgement.NEW;
        }
        if (state.kind() == StateKind.REMOVED && this.latest.contains(state)) {
            // What is gone since is gone by another removal, which is told for itself.
            return Judgement.HANDLED;
        }
        int order = state.modified().compareTo(known.modified());
        if (order == 0) {
            return this.latest.contains(state) ? Judgement.HANDLED : Judgement.TIED;
        }
        // One that was handled before what was handled last, though it is newer, is past.
        return (order < 0 || this.latest.contains(state)) ? Judgement.OLDER : Judgement.NEW;
    }

    /** Whether a listing shows what was not handled. */
    synchronized boolean isMissing(StateId state) {
        Instant from = this.watermark;
        HandledSlots.Known known = this.slots.find(state);
        if (known.isNothing()) {
            return from == null || state.modified().isAfter(from);
        }
        return !known.is(state);
    }

    /** Whether the last handled state of the slot is the same. */
    synchronized boolean isHandled(StateId state) {
        return this.slots.find(state).is(state);
    }

    /** Whether the object, or the version, is known to be gone. */
    synchronized boolean isRemoved(StateId state) {
        HandledSlots.Known known = this.slots.find(state);
        return !known.isNothing() && known.kind() == StateKind.REMOVED;
    }

    /** Whether it is so old that, handled or not, nothing is remembered of it. */
    synchronized boolean isBehind(StateId state) {
        Instant before = this.watermark;
        return before != null && !state.modified().isAfter(before) && this.slots.find(state).isNothing();
    }

    /** Writes states down that nobody handles. */
    void record(List<StateId> states) {
        synchronized (this.writing) {
            this.checkpoint.acknowledge(states);
        }
    }

    /**
     * Remembers a state as handled.
     * @return how many are not written down
     */
    synchronized int handled(StateId state) {
        if (state.kind() != StateKind.OTHER) {
            StateId last = last(state);
            if (this.slots.size() < MAX_SLOTS) {
                this.slots.put(last);
            }
            this.latest.remove(state);
            this.latest.add(state);
            if (this.latest.size() > LATEST) {
                this.latest.remove(this.latest.iterator().next());
            }
            this.unwritten.add(last);
        }
        return this.unwritten.size();
    }

    // A removal told so late that what was stored after it had been listed and handled is
    // of that, too: it must not be news when its own event comes.
    private StateId last(StateId state) {
        if (state.kind() != StateKind.REMOVED || state.versionId() != null) {
            return state;
        }
        HandledSlots.Known known = this.slots.find(state);
        return (known.isNothing() || !known.modified().isAfter(state.modified())) ? state : new StateId(state.bucket(),
                state.key(), null, StateKind.REMOVED, known.modified().plusMillis(1), null);
    }

    /**
     * Whether so much waits to be written down that nothing more should be handled: it
     * would be handled again, all of it, if the application died.
     */
    synchronized boolean isFull() {
        return this.unwritten.size() + this.leaving >= this.room;
    }

    /** Writes down what is not. */
    void flush() {
        synchronized (this.writing) {
            List<StateId> states;
            synchronized (this) {
                states = this.unwritten;
                this.unwritten = new ArrayList<>();
                this.leaving = states.size();
            }
            if (states.isEmpty()) {
                return;
            }
            boolean written = false;
            try {
                this.checkpoint.acknowledge(states);
                written = true;
            }
            finally {
                synchronized (this) {
                    this.leaving = 0;
                    if (!written) {
                        states.addAll(this.unwritten);
                        this.unwritten = states;
                    }
                }
            }
        }
    }

    /** Writes down that all up to {@code time} is handled, and what is not written. */
    void advance(Instant time) {
        synchronized (this.writing) {
            flush();
            Instant before = watermark();
            if (before != null && !time.isAfter(before)) {
                return;
            }
            this.checkpoint.advance(time);
            synchronized (this) {
                this.watermark = time;
                this.slots.forget(time);
            }
        }
    }

    synchronized @Nullable Instant watermark() {
        return this.watermark;
    }

    InventoryCursor inventory(String bucket) {
        synchronized (this.writing) {
            return this.checkpoint.inventory(bucket);
        }
    }

    // It may read the whole inventory, and what is handled meanwhile has to be written.
    long inventorySize(String bucket) {
        return this.checkpoint.inventorySize(bucket);
    }

    @Override
    public void close() {
        synchronized (this.writing) {
            this.checkpoint.close();
        }
    }

}
