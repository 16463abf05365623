package io.github.miniospring.listener.container;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.listener.store.InventoryCursor;
import io.github.miniospring.object.KeyOrder;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.template.MinioOperations;
import org.jspecify.annotations.Nullable;

/**
 * Lists one bucket, and finds the states that were not handled. Memory is for one page
 * and the versions of one key, whatever the number of keys.
 */
final class Sweep {

    private static final int PAGE = 1000;

    private final String bucket;

    private final String prefix;

    private final boolean versioned;

    private final MinioOperations template;

    private final Interest interest;

    private final Ledger ledger;

    private final Finds finds;

    private long listed;

    Sweep(String bucket, String prefix, boolean versioned, MinioOperations template, Interest interest, Ledger ledger,
            Finds finds) {
        this.bucket = bucket;
        this.prefix = prefix;
        this.versioned = versioned;
        this.template = template;
        this.interest = interest;
        this.ledger = ledger;
        this.finds = finds;
    }

    /** Finds what is newer than the watermark. */
    void byWatermark() throws InterruptedException {
        try (Stream<ObjectSummary> objects = objects()) {
            Iterator<ObjectSummary> all = objects.iterator();
            ObjectSummary ahead = next(all);
            while (ahead != null) {
                List<ObjectSummary> states = new ArrayList<>(1);
                ahead = gather(ahead, all, states);
                for (ObjectSummary state : states) {
                    if (this.interest.wants(EventReader.state(state).kind())
                            && this.ledger.isMissing(EventReader.state(state))) {
                        this.finds.found(EventReader.of(state));
                    }
                }
            }
        }
    }

    /**
     * Finds what is not in the inventory, and what is only there.
     * @param baseline what is not newer is only written down; null where the inventory
     * was complete once
     * @param brake how many removals are kept; more are only counted
     */
    Gone byInventory(@Nullable Instant baseline, long brake) throws InterruptedException {
        Gone gone = new Gone(brake);
        List<StateId> unasked = new ArrayList<>();
        try (Stream<ObjectSummary> objects = objects(); InventoryCursor known = this.ledger.inventory(this.bucket)) {
            Iterator<ObjectSummary> all = objects.iterator();
            ObjectSummary ahead = next(all);
            KnownStates inventory = new KnownStates(known);
            while (ahead != null) {
                List<ObjectSummary> states = new ArrayList<>(1);
                String key = ahead.key();
                ahead = gather(ahead, all, states);
                inventory.before(key, state -> missed(state, gone));
                List<StateId> handled = inventory.at(key);
                for (ObjectSummary object : states) {
                    StateId state = EventReader.state(object);
                    if (handled.stream().anyMatch(each -> isSame(each, state)) || this.ledger.isHandled(state)) {
                        continue;
                    }
                    boolean old = baseline != null && !state.modified().isAfter(baseline);
                    if (old || !this.interest.wants(state.kind())) {
                        unasked.add(state);
                        record(unasked, PAGE);
                    }
                    else {
                        this.finds.found(EventReader.of(object));
                    }
                }
                handled.stream()
                    .filter(each -> states.stream()
                        .noneMatch(object -> each.slot().equals(EventReader.state(object).slot())))
                    .forEach(state -> missed(state, gone));
            }
            inventory.before(null, state -> missed(state, gone));
        }
        record(unasked, 1);
        gone.listed = this.listed;
        return gone;
    }

    // What was remembered under another prefix was not looked for.
    private void missed(StateId state, Gone gone) {
        if (this.interest.covers(state.bucket(), state.key())) {
            gone.add(state);
        }
    }

    private void record(List<StateId> states, int least) {
        if (states.size() >= least) {
            this.ledger.record(List.copyOf(states));
            states.clear();
        }
    }

    private static boolean isSame(StateId one, StateId other) {
        return one.slot().equals(other.slot()) && one.isSameAs(other);
    }

    private Stream<ObjectSummary> objects() {
        return this.template.listObjects(this.bucket, options -> {
            options.prefix(this.prefix).recursive();
            if (this.versioned) {
                options.includeVersion();
            }
        });
    }

    private @Nullable ObjectSummary next(Iterator<ObjectSummary> all) throws InterruptedException {
        while (all.hasNext()) {
            if (this.listed++ % PAGE == 0) {
                this.finds.page();
            }
            ObjectSummary object = all.next();
            StateKind kind = object.deleteMarker() ? StateKind.MARKER : StateKind.CREATED;
            // What is to be told when it is gone has to be known before.
            boolean wanted = this.interest.wants(kind)
                    || (kind == StateKind.CREATED && this.interest.wants(StateKind.REMOVED));
            if (wanted && this.interest.covers(this.bucket, object.key())) {
                return object;
            }
        }
        return null;
    }

    /** Takes all states of a key, the oldest first, and answers the one behind them. */
    private @Nullable ObjectSummary gather(ObjectSummary first, Iterator<ObjectSummary> all, List<ObjectSummary> states)
            throws InterruptedException {
        ObjectSummary ahead = first;
        while (ahead != null && ahead.key().equals(first.key())) {
            states.add(ahead);
            ahead = next(all);
        }
        // A listing has the latest version first.
        Collections.reverse(states);
        return ahead;
    }

    /** Takes what is found. */
    interface Finds {

        /** A state nobody has handled; waits while too much waits. */
        void found(MinioEvent event) throws InterruptedException;

        /** Another page is about to be read. */
        void page() throws InterruptedException;

    }

    /** States that a listing does not show any more. */
    static final class Gone {

        private final List<StateId> states = new ArrayList<>();

        private final long most;

        private long count;

        private long listed;

        private Gone(long most) {
            this.most = most;
        }

        private void add(StateId state) {
            this.count++;
            if (this.count <= this.most) {
                this.states.add(state);
            }
        }

        /** Those that are kept. */
        List<StateId> states() {
            return this.states;
        }

        long count() {
            return this.count;
        }

        /** Whether the listing had nothing at all. */
        boolean ofNothing() {
            return this.listed == 0;
        }

    }

    /** The inventory, read along with the listing. */
    private static final class KnownStates {

        private final InventoryCursor cursor;

        private @Nullable StateId ahead;

        private KnownStates(InventoryCursor cursor) {
            this.cursor = cursor;
            step();
        }

        private void step() {
            this.ahead = null;
            // The mark that the inventory is complete has no key.
            while (this.ahead == null && this.cursor.hasNext()) {
                StateId state = this.cursor.next();
                this.ahead = state.key().isEmpty() ? null : state;
            }
        }

        /** Goes on to a key, or to the end; what is passed is gone. */
        private void before(@Nullable String key, Consumer<StateId> gone) {
            while (this.ahead != null && (key == null || KeyOrder.INSTANCE.compare(this.ahead.key(), key) < 0)) {
                gone.accept(this.ahead);
                step();
            }
        }

        private List<StateId> at(String key) {
            List<StateId> states = new ArrayList<>(1);
            while (this.ahead != null && this.ahead.key().equals(key)) {
                states.add(this.ahead);
                step();
            }
            return states;
        }

    }

}
