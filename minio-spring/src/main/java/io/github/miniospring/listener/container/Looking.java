package io.github.miniospring.listener.container;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

import io.github.miniospring.listener.store.FencedException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that somebody looks for what was missed, when there is reason to: one
 * listing at a time, however many the reasons.
 */
final class Looking {

    private static final Log logger = LogFactory.getLog(Looking.class);

    private final String id;

    private final ListenerSettings settings;

    private final ListenerThreads threads;

    private final Reconciler reconciler;

    private final Gaps gaps;

    private final Consumer<RuntimeException> storeFailed;

    private final Consumer<Error> whenBroken;

    private boolean requested;

    private boolean running;

    private boolean stopped;

    private int failures;

    private long lastEnd = System.nanoTime();

    private @Nullable Thread thread;

    private volatile @Nullable FeedProblem problem;

    private volatile @Nullable Instant lastReconcile;

    private volatile @Nullable Duration duration;

    /**
     * @param storeFailed told when it cannot be written down how far all is handled
     * @param whenBroken told when nothing can be looked for any more
     */
    Looking(Surroundings around, Reconciler reconciler, Gaps gaps, Consumer<RuntimeException> storeFailed,
            Consumer<Error> whenBroken) {
        this.storeFailed = storeFailed;
        this.id = around.endpoint().id();
        this.settings = around.settings();
        this.threads = around.threads();
        this.reconciler = reconciler;
        this.gaps = gaps;
        this.whenBroken = whenBroken;
    }

    /** There is reason to look. */
    void request() {
        synchronized (this) {
            this.requested = true;
            if (this.running || this.stopped) {
                return;
            }
            this.running = true;
        }
        this.threads.execute(this::run);
    }

    /**
     * Time goes on.
     * @param late whether the stream tells nothing, or too late
     */
    void tick(boolean late) {
        Duration interval = late ? this.settings.pollInterval() : this.settings.reconcileInterval();
        boolean due;
        synchronized (this) {
            due = !interval.isZero() && !this.running && this.failures == 0
                    && System.nanoTime() - this.lastEnd > interval.toNanos();
            if (due) {
                this.lastEnd = System.nanoTime();
            }
        }
        if (due) {
            request();
        }
    }

    private void run() {
        while (begins()) {
            long mark = this.gaps.mark();
            long start = System.nanoTime();
            try {
                this.reconciler.look(begun -> handled(begun, mark));
                succeeded(Duration.ofNanos(System.nanoTime() - start));
            }
            catch (InterruptedException ex) {
                ended();
                return;
            }
            catch (FencedException ex) {
                // The next writing says so, too, to those who act on it.
                ended();
                return;
            }
            catch (RuntimeException ex) {
                failed(ex);
                return;
            }
            catch (Error ex) {
                ended();
                this.whenBroken.accept(ex);
                return;
            }
        }
    }

    // Where it cannot be written down, the next listing finds the same again.
    private void handled(Instant begun, long mark) {
        this.gaps.close(mark);
        try {
            this.reconciler.advance(begun);
        }
        catch (RuntimeException ex) {
            this.storeFailed.accept(ex);
        }
    }

    private synchronized boolean begins() {
        boolean begins = this.requested && !this.stopped;
        this.requested = false;
        this.running = begins;
        this.thread = begins ? Thread.currentThread() : null;
        return begins;
    }

    private synchronized void ended() {
        this.running = false;
        this.thread = null;
    }

    private synchronized void succeeded(Duration took) {
        this.failures = 0;
        this.problem = null;
        this.lastReconcile = Instant.now();
        this.duration = took;
        this.lastEnd = System.nanoTime();
    }

    private synchronized void failed(RuntimeException failure) {
        FeedProblem why = FeedProblem.of("listing", failure);
        this.failures++;
        this.problem = why;
        Duration wait = (why.kind() == FeedProblem.Kind.MISCONFIGURED) ? this.settings.misconfiguredRetry()
                : this.settings.reconnect().after(this.failures);
        if (Integer.bitCount(this.failures) == 1 && !this.stopped) {
            logger.warn("Listener '" + this.id + "' cannot look for what it missed, and tries again in "
                    + wait.toMillis() + " ms: " + why.message());
        }
        this.running = false;
        this.thread = null;
        this.threads.schedule(wait, this::request);
    }

    void stop() {
        this.reconciler.stop();
        synchronized (this) {
            this.stopped = true;
            if (this.thread != null) {
                this.thread.interrupt();
            }
        }
    }

    Instant serverTime() {
        return this.reconciler.serverTime();
    }

    void confirmRemovals() {
        this.reconciler.confirmRemovals();
    }

    synchronized boolean isRunning() {
        return this.running || this.requested;
    }

    long heldRemovals() {
        return this.reconciler.heldRemovals();
    }

    @Nullable Instant lastReconcile() {
        return this.lastReconcile;
    }

    @Nullable Duration duration() {
        return this.duration;
    }

    @Nullable String problem() {
        FeedProblem now = this.problem;
        return (now != null) ? now.message() : null;
    }

    boolean isMisconfigured() {
        FeedProblem now = this.problem;
        return now != null && now.kind() == FeedProblem.Kind.MISCONFIGURED;
    }

}
