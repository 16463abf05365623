package io.github.miniospring.listener.store;

import java.time.Duration;
import java.time.Instant;

class MemoryFencingTests extends FencingContract {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));

    private final LeaseStore leases = new MemoryLeaseStore(this.clock);

    // Of an inventory it tells what was handled within the last hour, and hours pass.
    private final CheckpointStore checkpoints = new MemoryCheckpointStore();

    @Override
    protected LeaseStore leases() {
        return this.leases;
    }

    @Override
    protected CheckpointStore checkpoints() {
        return this.checkpoints;
    }

    @Override
    protected void pass(Duration time) {
        this.clock.pass(time);
    }

}
