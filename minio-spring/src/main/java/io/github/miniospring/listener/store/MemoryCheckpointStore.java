package io.github.miniospring.listener.store;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.util.Assert;

/**
 * Remembers what listeners have handled for as long as it lives itself: for caches, which
 * begin anew with the application, and for tests.
 *
 * <p>
 * Of the states that are newer than the watermark it remembers the last 100,000 at most,
 * and 90,000 at least; older ones are forgotten and may be handled again. An inventory
 * has all keys in memory, however many there are.
 */
public final class MemoryCheckpointStore implements CheckpointStore {

    private final Map<String, MemoryCheckpoint.Memory> memories = new ConcurrentHashMap<>();

    private final Clock clock;

    public MemoryCheckpointStore() {
        this(Clock.systemUTC());
    }

    /**
     * Makes a store with a clock of its own.
     * @param clock tells what was handled within the last hour
     */
    public MemoryCheckpointStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean durable() {
        return false;
    }

    @Override
    public Checkpoint open(String listener, Mode mode, long fence) {
        Assert.isTrue(fence >= 0, () -> "fence must not be negative but is " + fence);
        MemoryCheckpoint.Memory memory = this.memories.computeIfAbsent(listener, id -> new MemoryCheckpoint.Memory());
        memory.raise(listener, fence);
        return new MemoryCheckpoint(listener, mode, fence, memory, this.clock);
    }

}
