package io.github.miniospring.listener.soak;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import org.jspecify.annotations.Nullable;

/** A listener in an application that can be killed, and what it has handled. */
abstract class Application {

    /** Which of the listeners it is. */
    final Listening listening;

    /** What was handled, in order, by key. */
    final Map<String, List<MinioEvent>> handled = new TreeMap<>();

    final List<String> violations = new ArrayList<>();

    private final Set<String> seenByThis = new HashSet<>();

    private final Set<String> seen = new HashSet<>();

    private final ArrayDeque<MinioEvent> recent = new ArrayDeque<>();

    private final Set<MinioEvent> forgotten = new HashSet<>();

    int repeats;

    int kills;

    Application(Listening listening) {
        this.listening = listening;
    }

    abstract void start() throws Exception;

    /** Kills it, and starts it again. */
    abstract void kill() throws Exception;

    abstract void failStore(boolean failing);

    /** From now on handlers do not fail. */
    abstract void calm() throws Exception;

    abstract void stop() throws Exception;

    /** Learns what was handled since. */
    void update() throws Exception {
        // Who is in this JVM knows.
    }

    abstract boolean isLive();

    /** How much may come twice after one kill. */
    abstract int repeatsOfKill();

    abstract String report();

    synchronized void record(MinioEvent event) {
        String state = event.stateId().slot() + ' ' + event.kind() + ' '
                + ((event.versionId() != null) ? "" : event.stateId().modified().toEpochMilli());
        if (!this.seenByThis.add(state)) {
            this.violations.add("twice: " + event.stateId() + " " + event.origin());
        }
        else if (!this.seen.add(state)) {
            this.repeats++;
        }
        this.recent.add(event);
        if (this.recent.size() > repeatsOfKill()) {
            this.recent.remove();
        }
        this.handled.computeIfAbsent(event.key(), key -> new ArrayList<>()).add(event);
    }

    synchronized void violate(String violation) {
        this.violations.add(violation);
    }

    synchronized void killed() {
        this.forgotten.addAll(this.recent);
        this.recent.clear();
        this.seenByThis.clear();
        this.kills++;
    }

    /**
     * Whether it may not have been written down that the last state of a key was handled:
     * of what nobody remembers no removal can be told.
     */
    synchronized boolean mayHaveForgotten(String key) {
        MinioEvent last = last(key);
        return last != null && this.forgotten.contains(last);
    }

    synchronized @Nullable MinioEvent last(String key) {
        List<MinioEvent> events = this.handled.get(key);
        return (events != null) ? events.get(events.size() - 1) : null;
    }

    synchronized boolean knows(StateId state) {
        return this.handled.getOrDefault(state.key(), List.of())
            .stream()
            .anyMatch(event -> event.stateId().slot().equals(state.slot()) && event.stateId().isSameAs(state));
    }

    /** Whether an event says that an object was stored. */
    static boolean isStored(MinioEvent event) {
        return event.kind() == StateKind.CREATED;
    }

}
