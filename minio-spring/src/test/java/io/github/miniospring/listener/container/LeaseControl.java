package io.github.miniospring.listener.container;

import java.time.Duration;
import java.util.List;

import io.github.miniospring.listener.store.Lease;
import io.github.miniospring.listener.store.LeaseStore;
import io.github.miniospring.listener.store.MemoryLeaseStore;
import org.jspecify.annotations.Nullable;

/** Leases that can be taken away. */
final class LeaseControl implements LeaseStore {

    private final MemoryLeaseStore leases = new MemoryLeaseStore();

    private @Nullable Lease last;

    private @Nullable String barred;

    /** Takes the lease from its owner, who learns it when it renews it. */
    synchronized void takeAway() {
        if (this.last != null) {
            this.barred = this.last.owner();
            this.leases.release(this.last);
        }
    }

    @Override
    public synchronized @Nullable Lease tryAcquire(String name, String owner, Duration ttl) {
        if (owner.equals(this.barred)) {
            return null;
        }
        Lease acquired = this.leases.tryAcquire(name, owner, ttl);
        this.last = (acquired != null) ? acquired : this.last;
        return acquired;
    }

    @Override
    public synchronized Lease renew(Lease lease, Duration ttl) {
        this.last = this.leases.renew(lease, ttl);
        return this.last;
    }

    @Override
    public void release(Lease lease) {
        this.leases.release(lease);
    }

    @Override
    public List<String> heartbeat(String group, String member, Duration ttl) {
        return this.leases.heartbeat(group, member, ttl);
    }

    @Override
    public void leave(String group, String member) {
        this.leases.leave(group, member);
    }

}
