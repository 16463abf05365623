package io.github.miniospring.listener.store;

import java.time.Duration;
import java.time.Instant;

class MemoryLeaseStoreTests extends LeaseStoreContract {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));

    private final LeaseStore store = new MemoryLeaseStore(this.clock);

    @Override
    protected LeaseStore store() {
        return this.store;
    }

    @Override
    protected void pass(Duration time) {
        this.clock.pass(time);
    }

}
