package io.github.miniospring.listener.store;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Decides which of several instances is in charge, by a clock that all of them share, and
 * knows which of them are there. Thread-safe; its calls may block.
 */
public interface LeaseStore {

    /**
     * Tries to become the only one. An owner that has the lease already gets it anew,
     * with a larger fence: it may have been started again under its name.
     * @param ttl after how long without renewal another may take it
     * @return null if it is another's
     */
    @Nullable Lease tryAcquire(String name, String owner, Duration ttl);

    /**
     * Keeps the lease for another while.
     * @throws FencedException if it is another's by now
     */
    Lease renew(Lease lease, Duration ttl);

    /** Gives it back, so that another may take it at once. Does nothing if it is lost. */
    void release(Lease lease);

    /**
     * Shows that a member of a group is there, and tells who is.
     * @param ttl after how long without this a member is gone
     * @return all that are there, {@code member} included, sorted
     */
    List<String> heartbeat(String group, String member, Duration ttl);

    /** Leaves a group. */
    void leave(String group, String member);

}
