package io.github.miniospring.listener.container;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.miniospring.listener.MinioEvent;
import org.jspecify.annotations.Nullable;

/** An event on its way to the handler. Guarded by the lanes it is in. */
final class Entry {

    /** What an event takes in memory beside its text, in about. */
    private static final int OVERHEAD = 500;

    /** What one of the user's entries takes beside its text, in about. */
    private static final int ENTRY = 100;

    private final MinioEvent event;

    private final long received = System.nanoTime();

    private final List<Pass> passes = new ArrayList<>(1);

    private int attempts;

    private @Nullable Instant firstFailure;

    private @Nullable Throwable failure;

    private boolean exhausted;

    Entry(MinioEvent event, @Nullable Pass pass) {
        this.event = event;
        if (pass != null) {
            join(pass);
        }
    }

    /** A listing has shown it, too. */
    void join(Pass pass) {
        if (!this.passes.contains(pass)) {
            this.passes.add(pass);
            pass.begin();
        }
    }

    MinioEvent event() {
        return this.event;
    }

    /** When it came, by {@link System#nanoTime()}. */
    long received() {
        return this.received;
    }

    long bytes() {
        return bytes(this.event);
    }

    /** What an event takes in memory, in about. */
    static long bytes(MinioEvent event) {
        long text = 2L * event.key().length();
        for (Map.Entry<String, String> entry : event.userMetadata().entrySet()) {
            text += entry.getKey().length() + entry.getValue().length() + ENTRY;
        }
        return OVERHEAD + text;
    }

    int attempts() {
        return this.attempts;
    }

    void begin() {
        this.attempts++;
    }

    void failed(Throwable failure, Instant now) {
        this.failure = failure;
        if (this.firstFailure == null) {
            this.firstFailure = now;
        }
    }

    /** No handler gets it any more. */
    void exhaust() {
        this.exhausted = true;
    }

    boolean isExhausted() {
        return this.exhausted;
    }

    boolean hasFailed() {
        return this.failure != null;
    }

    @Nullable Throwable failure() {
        return this.failure;
    }

    Instant firstFailure(Instant otherwise) {
        return (this.firstFailure != null) ? this.firstFailure : otherwise;
    }

    /** It counts as handled. */
    void end() {
        this.passes.forEach(Pass::end);
        this.passes.clear();
    }

    /** It is given up without being handled: no listing may count it. */
    void abandon() {
        this.passes.forEach(Pass::spoil);
        this.passes.clear();
    }

}
