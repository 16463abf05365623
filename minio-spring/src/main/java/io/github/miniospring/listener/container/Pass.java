package io.github.miniospring.listener.container;

import java.time.Instant;

/**
 * One listing of everything. When it has come to its end, and all that it has shown to be
 * missing is handled, everything up to its beginning is.
 */
final class Pass {

    private final Instant begun;

    private final Runnable whenHandled;

    private int open = 1;

    private boolean spoiled;

    /**
     * @param begun when it began, by the server's clock
     * @param whenHandled run once, when all is handled; on any thread
     */
    Pass(Instant begun, Runnable whenHandled) {
        this.begun = begun;
        this.whenHandled = whenHandled;
    }

    Instant begun() {
        return this.begun;
    }

    synchronized void begin() {
        this.open++;
    }

    /** Something it has shown is handled; or the listing itself has ended. */
    void end() {
        boolean handled;
        synchronized (this) {
            this.open--;
            handled = this.open == 0 && !this.spoiled;
        }
        if (handled) {
            this.whenHandled.run();
        }
    }

    /** It did not come to its end, or not all it has shown will be handled. */
    synchronized void spoil() {
        this.spoiled = true;
    }

}
