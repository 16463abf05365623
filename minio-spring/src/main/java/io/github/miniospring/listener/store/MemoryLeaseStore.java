package io.github.miniospring.listener.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Decides among the listeners of one application: for tests, and where there is one
 * instance.
 */
public final class MemoryLeaseStore implements LeaseStore {

    private final Map<String, Held> leases = new HashMap<>();

    private final Map<String, Map<String, Instant>> groups = new HashMap<>();

    private final Clock clock;

    public MemoryLeaseStore() {
        this(Clock.systemUTC());
    }

    public MemoryLeaseStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized @Nullable Lease tryAcquire(String name, String owner, Duration ttl) {
        Held held = this.leases.get(name);
        Instant now = this.clock.instant();
        if (held != null && now.isBefore(held.until) && !held.lease.owner().equals(owner)) {
            return null;
        }
        long fence = (held != null) ? held.lease.fence() + 1 : 1;
        return keep(new Lease(name, owner, fence, newToken()), now.plus(ttl));
    }

    @Override
    public synchronized Lease renew(Lease lease, Duration ttl) {
        if (!isHeld(lease)) {
            throw FencedException.lost(lease);
        }
        return keep(new Lease(lease.name(), lease.owner(), lease.fence(), newToken()), this.clock.instant().plus(ttl));
    }

    @Override
    public synchronized void release(Lease lease) {
        if (isHeld(lease)) {
            keep(new Lease(lease.name(), lease.owner(), lease.fence(), newToken()), Instant.MIN);
        }
    }

    @Override
    public synchronized List<String> heartbeat(String group, String member, Duration ttl) {
        Instant now = this.clock.instant();
        Map<String, Instant> members = this.groups.computeIfAbsent(group, name -> new TreeMap<>());
        members.put(member, now.plus(ttl));
        members.values().removeIf(until -> !now.isBefore(until));
        return List.copyOf(members.keySet());
    }

    @Override
    public synchronized void leave(String group, String member) {
        Map<String, Instant> members = this.groups.get(group);
        if (members != null) {
            members.remove(member);
        }
    }

    private Lease keep(Lease lease, Instant until) {
        this.leases.put(lease.name(), new Held(lease, until));
        return lease;
    }

    private boolean isHeld(Lease lease) {
        Held held = this.leases.get(lease.name());
        return held != null && held.lease.equals(lease);
    }

    private static String newToken() {
        return UUID.randomUUID().toString();
    }

    private record Held(Lease lease, Instant until) {

    }

}
