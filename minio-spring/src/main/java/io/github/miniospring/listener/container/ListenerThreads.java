package io.github.miniospring.listener.container;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/**
 * The threads of listeners, shared by all of them: one that waits for times to come, and
 * those that work, which there are only while there is work.
 */
public final class ListenerThreads {

    private static final Log logger = LogFactory.getLog(ListenerThreads.class);

    /** How long to wait for a thread when there was none. */
    private static final Duration AGAIN = Duration.ofMillis(500);

    private final @Nullable Executor given;

    private int users;

    private @Nullable ScheduledThreadPoolExecutor timer;

    private @Nullable ExecutorService own;

    private ListenerThreads(@Nullable Executor given) {
        this.given = given;
    }

    /** Threads of its own. */
    public static ListenerThreads create() {
        return new ListenerThreads(null);
    }

    /**
     * Works on another's threads.
     * @param executor must take any number of tasks at once: one that has them wait would
     * have some of them wait for ever
     */
    public static ListenerThreads on(Executor executor) {
        return new ListenerThreads(executor);
    }

    /** Begins to be used. */
    synchronized void enter() {
        this.users++;
        if (this.timer == null) {
            this.timer = new ScheduledThreadPoolExecutor(1, named("minio-listener-timer"));
            this.timer.setRemoveOnCancelPolicy(true);
            this.timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        }
        if (this.given == null && this.own == null) {
            this.own = Executors.newCachedThreadPool(named("minio-listener"));
        }
    }

    /** Ends to be used. */
    synchronized void leave() {
        this.users--;
        if (this.users == 0) {
            if (this.timer != null) {
                this.timer.shutdown();
                this.timer = null;
            }
            if (this.own != null) {
                this.own.shutdown();
                this.own = null;
            }
        }
    }

    /**
     * Does something on a thread that may wait; where there is none at the moment, later.
     * Does nothing when nobody uses it.
     */
    void execute(Runnable task) {
        Executor executor;
        synchronized (this) {
            executor = (this.given != null) ? this.given : this.own;
            if (this.users == 0 || executor == null || this.timer == null) {
                return;
            }
            if (Schedulers.isInNonBlockingThread()) {
                // An executor may wait for a lock, or for anything: connections must not.
                this.timer.execute(guarded(() -> begin(task, executor)));
                return;
            }
        }
        begin(task, executor);
    }

    // Who has asked for it counts on its being done: nothing else would begin it again.
    private void begin(Runnable task, Executor executor) {
        try {
            executor.execute(guarded(task));
        }
        catch (RuntimeException | Error ex) {
            logger.warn("There is no thread for a task of a listener, which is tried again in " + AGAIN.toMillis()
                    + " ms: " + ex);
            after(AGAIN, task);
        }
    }

    /** Does something later, on a thread that may wait. */
    Cancellable after(Duration delay, Runnable task) {
        return schedule(delay, () -> execute(task));
    }

    /** Does something short later, on the thread that keeps time. */
    synchronized Cancellable schedule(Duration delay, Runnable task) {
        if (this.timer == null) {
            return () -> {
            };
        }
        var future = this.timer.schedule(guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> future.cancel(false);
    }

    /** Does something short again and again, on the thread that keeps time. */
    synchronized Cancellable every(Duration period, Runnable task) {
        if (this.timer == null) {
            return () -> {
            };
        }
        var future = this.timer.scheduleWithFixedDelay(guarded(task), period.toMillis(), period.toMillis(),
                TimeUnit.MILLISECONDS);
        return () -> future.cancel(false);
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            }
            catch (RuntimeException | Error ex) {
                // One that is repeated would not be any more.
                logger.error("A task of a listener has failed", ex);
            }
        };
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** What can be called off. */
    interface Cancellable {

        void cancel();

    }

}
