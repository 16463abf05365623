package io.github.miniospring.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes on by a step whenever it is looked at. */
final class SteppingClock extends Clock {

    private final Duration step;

    private Instant now = Instant.now();

    SteppingClock(Duration step) {
        this.step = step;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public synchronized Instant instant() {
        this.now = this.now.plus(this.step);
        return this.now;
    }

}
