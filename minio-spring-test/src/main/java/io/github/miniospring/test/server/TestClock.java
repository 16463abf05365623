package io.github.miniospring.test.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that can be put forward. */
final class TestClock extends Clock {

    private final Clock clock;

    private final AtomicReference<Duration> ahead;

    TestClock(Clock clock) {
        this(clock, new AtomicReference<>(Duration.ZERO));
    }

    private TestClock(Clock clock, AtomicReference<Duration> ahead) {
        this.clock = clock;
        this.ahead = ahead;
    }

    void advance(Duration duration) {
        this.ahead.updateAndGet(duration::plus);
    }

    @Override
    public Instant instant() {
        return this.clock.instant().plus(this.ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return this.clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new TestClock(this.clock.withZone(zone), this.ahead);
    }

}
