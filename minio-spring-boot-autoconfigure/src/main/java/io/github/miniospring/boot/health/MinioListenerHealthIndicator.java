package io.github.miniospring.boot.health;

import java.time.Duration;
import java.time.Instant;

import io.github.miniospring.listener.ListenerStatus;
import io.github.miniospring.listener.MinioListenerContainer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Tells how a listener is doing. */
final class MinioListenerHealthIndicator implements HealthIndicator {

    private final MinioListenerContainer container;

    private final boolean counting;

    private final Duration grace;

    MinioListenerHealthIndicator(MinioListenerContainer container, boolean counting, Duration grace) {
        this.container = container;
        this.counting = counting;
        this.grace = grace;
    }

    @Override
    public Health health() {
        ListenerStatus now = this.container.status();
        Status status = status(now);
        boolean bad = status.equals(Status.DOWN) || status.equals(Status.OUT_OF_SERVICE);
        Health.Builder health = Health.status((bad && !this.counting) ? Status.UNKNOWN : status)
            .withDetail("state", now.state())
            .withDetail("since", now.since())
            .withDetail("level", now.level())
            .withDetail("mode", now.mode())
            .withDetail("durable", now.durable())
            .withDetail("pending", now.pending());
        detail(health, "problem", now.problem());
        detail(health, "oldestPendingAge", now.oldestPending());
        detail(health, "lastByteAge", now.lastByte());
        detail(health, "lastEvent", now.lastEvent());
        detail(health, "lastReconcile", now.lastReconcile());
        detail(health, "heldRemovals", (now.heldRemovals() > 0) ? now.heldRemovals() : null);
        return health.build();
    }

    private Status status(ListenerStatus now) {
        if (now.misconfigured()) {
            return Status.DOWN;
        }
        if (now.heldRemovals() > 0) {
            return Status.OUT_OF_SERVICE;
        }
        return switch (now.state()) {
            case FAILED -> Status.DOWN;
            case STARTING, RECONNECTING -> isLong(now) ? Status.OUT_OF_SERVICE : Status.UP;
            // Another is in charge, unless nobody can tell who is.
            case STANDBY -> (now.problem() != null && isLong(now)) ? Status.OUT_OF_SERVICE : Status.UP;
            case CATCHING_UP, LIVE, UNFLUSHED, POLLING -> Status.UP;
            case PAUSED, STOPPED -> Status.UNKNOWN;
        };
    }

    private boolean isLong(ListenerStatus now) {
        return now.since().plus(this.grace).isBefore(Instant.now());
    }

    private static void detail(Health.Builder health, String name, @Nullable Object value) {
        if (value != null) {
            health.withDetail(name, value);
        }
    }

}
