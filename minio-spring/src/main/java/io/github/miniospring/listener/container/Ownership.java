package io.github.miniospring.listener.container;

import java.time.Duration;

import io.github.miniospring.listener.store.FencedException;
import io.github.miniospring.listener.store.Lease;
import io.github.miniospring.listener.store.LeaseStore;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Tries to be the only one of several instances, and to remain it. It counts the time of
 * its lease from before the last renewal was sent, by a clock that nobody sets: so it
 * stops by itself before another can begin.
 */
final class Ownership {

    private static final Log logger = LogFactory.getLog(Ownership.class);

    private final String name;

    private final String owner;

    private final LeaseStore store;

    private final ListenerSettings settings;

    private final ListenerThreads threads;

    private final Observer observer;

    private @Nullable Lease lease;

    private long validUntil;

    private boolean stopped = true;

    private boolean wanted = true;

    private @Nullable String problem;

    Ownership(String name, String owner, LeaseStore store, ListenerSettings settings, ListenerThreads threads,
            Observer observer) {
        this.name = name;
        this.owner = owner;
        this.store = store;
        this.settings = settings;
        this.threads = threads;
        this.observer = observer;
    }

    void start() {
        synchronized (this) {
            this.stopped = false;
        }
        this.threads.execute(this::round);
    }

    private void round() {
        Lease held;
        boolean want;
        synchronized (this) {
            if (this.stopped) {
                return;
            }
            held = this.lease;
            want = this.wanted;
        }
        Duration wait = this.settings.leaseRenewal().dividedBy(2);
        try {
            if (held != null) {
                renew(held);
                wait = this.settings.leaseRenewal();
            }
            else if (want && acquire()) {
                wait = this.settings.leaseRenewal();
            }
            synchronized (this) {
                this.problem = null;
            }
        }
        catch (FencedException ex) {
            lost(ex.getMessage());
            wait = Duration.ofMillis(1);
        }
        catch (RuntimeException ex) {
            synchronized (this) {
                if (this.problem == null) {
                    logger.warn("The lease " + this.name + " cannot be " + ((held != null) ? "renewed" : "asked for")
                            + ": " + Failed.describe(ex));
                }
                this.problem = "lease: " + Failed.describe(ex);
            }
            wait = this.settings.leaseRenewal().dividedBy(4);
        }
        this.threads.after(wait, this::round);
    }

    private boolean acquire() {
        long before = System.nanoTime();
        Lease acquired = this.store.tryAcquire(this.name, this.owner, this.settings.leaseTtl());
        if (acquired == null) {
            return false;
        }
        synchronized (this) {
            this.lease = acquired;
            this.validUntil = validFrom(before);
        }
        if (isStopped()) {
            // Stopped meanwhile: nobody else would give it back.
            release();
            return false;
        }
        logger.info("In charge of " + this.name + " from now on, as number " + acquired.fence());
        this.observer.acquired(acquired.fence());
        return true;
    }

    private void renew(Lease held) {
        long before = System.nanoTime();
        Lease renewed = this.store.renew(held, this.settings.leaseTtl());
        synchronized (this) {
            if (this.lease == held) {
                this.lease = renewed;
                this.validUntil = validFrom(before);
            }
        }
    }

    private long validFrom(long nanos) {
        return nanos + this.settings.leaseTtl().minus(this.settings.leaseMargin()).toNanos();
    }

    /** Somebody else is in charge, as whoever wrote has learned. */
    void lost(@Nullable String why) {
        synchronized (this) {
            if (this.lease == null) {
                return;
            }
            this.lease = null;
        }
        logger.warn("Not in charge of " + this.name + " any more: " + why);
        this.observer.lost();
    }

    /** Whether it may begin something, at this moment. */
    synchronized boolean isSure() {
        return this.lease != null && System.nanoTime() - this.validUntil < 0;
    }

    synchronized @Nullable Long fence() {
        return (this.lease != null) ? (Long) this.lease.fence() : null;
    }

    /** Whether it should try to be in charge. */
    synchronized void want(boolean wanted) {
        this.wanted = wanted;
    }

    synchronized @Nullable String problem() {
        return this.problem;
    }

    /** Gives back what it has, so that another may begin at once. */
    void release() {
        Lease held;
        synchronized (this) {
            held = this.lease;
            this.lease = null;
        }
        if (held != null) {
            try {
                this.store.release(held);
            }
            catch (RuntimeException ex) {
                logger.warn("The lease " + this.name + " cannot be given back, and ends by itself in "
                        + this.settings.leaseTtl().toSeconds() + " s: " + Failed.describe(ex));
            }
        }
    }

    private synchronized boolean isStopped() {
        return this.stopped;
    }

    /** Tries no more; keeps what it has until {@link #release()}. */
    synchronized void stop() {
        this.stopped = true;
    }

    /** Told when it begins and ends to be in charge. On a thread that may wait. */
    interface Observer {

        void acquired(long fence);

        void lost();

    }

}
