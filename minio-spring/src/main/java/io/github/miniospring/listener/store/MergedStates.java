package io.github.miniospring.listener.store;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import org.jspecify.annotations.Nullable;

/**
 * Several sorted sequences of states as one, in which each slot has its newest state
 * only.
 */
final class MergedStates implements Iterator<StateId> {

    private final PriorityQueue<Source> sources = new PriorityQueue<>();

    private final boolean withRemovals;

    private @Nullable StateId next;

    /**
     * @param newestFirst the sequences
     * @param withRemovals whether it tells that a slot is empty
     */
    MergedStates(List<Iterator<StateId>> newestFirst, boolean withRemovals) {
        this.withRemovals = withRemovals;
        for (int i = 0; i < newestFirst.size(); i++) {
            if (newestFirst.get(i).hasNext()) {
                this.sources.add(new Source(newestFirst.get(i), i));
            }
        }
        this.next = findNext();
    }

    private @Nullable StateId findNext() {
        while (true) {
            Source newest = this.sources.poll();
            if (newest == null) {
                return null;
            }
            StateId state = newest.state;
            Slot slot = newest.slot;
            goOn(newest);
            for (Source older = this.sources.peek(); older != null
                    && older.slot.equals(slot); older = this.sources.peek()) {
                this.sources.remove();
                goOn(older);
            }
            if (this.withRemovals || state.kind() != StateKind.REMOVED) {
                return state;
            }
        }
    }

    private void goOn(Source source) {
        if (source.step()) {
            this.sources.add(source);
        }
    }

    @Override
    public boolean hasNext() {
        return this.next != null;
    }

    @Override
    public StateId next() {
        StateId state = this.next;
        if (state == null) {
            throw new NoSuchElementException();
        }
        this.next = findNext();
        return state;
    }

    private static final class Source implements Comparable<Source> {

        private final Iterator<StateId> states;

        private final int age;

        private StateId state;

        private Slot slot;

        Source(Iterator<StateId> states, int age) {
            this.states = states;
            this.age = age;
            this.state = states.next();
            this.slot = Slot.of(this.state);
        }

        boolean step() {
            if (!this.states.hasNext()) {
                return false;
            }
            this.state = this.states.next();
            this.slot = Slot.of(this.state);
            return true;
        }

        @Override
        public int compareTo(Source other) {
            int order = this.slot.compareTo(other.slot);
            return (order != 0) ? order : Integer.compare(this.age, other.age);
        }

    }

}
