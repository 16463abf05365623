package io.github.miniospring.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.github.miniospring.encoding.HttpDate;
import org.jspecify.annotations.Nullable;

/**
 * The time by the server's clock, learned from the date of its answers: signatures carry
 * a time, and servers refuse one that is 15 minutes off.
 */
final class ServerClock {

    /** Dates have whole seconds and take a while to arrive. */
    private static final long IGNORED = Duration.ofSeconds(5).toMillis();

    private static final long MAX_UNPROVEN = Duration.ofHours(24).toMillis();

    private final Clock clock;

    private final boolean proven;

    private volatile long offset;

    private volatile @Nullable String lastDate;

    /**
     * @param proven whether answers come over TLS; without it a date that is far off is
     * not believed
     */
    ServerClock(Clock clock, boolean proven) {
        this.clock = clock;
        this.proven = proven;
    }

    Instant now() {
        Instant now = this.clock.instant();
        long offset = this.offset;
        return (offset != 0) ? now.plusMillis(offset) : now;
    }

    /** How far the server is ahead, in milliseconds; zero while that is negligible. */
    long offset() {
        return this.offset;
    }

    /** Learns from the header {@code Date} of an answer. */
    void observe(@Nullable String date) {
        // Equal for all answers of one second: most need not be parsed.
        if (date == null || date.equals(this.lastDate)) {
            return;
        }
        this.lastDate = date;
        Instant server = HttpDate.parse(date);
        if (server == null) {
            return;
        }
        long difference = Duration.between(this.clock.instant(), server).toMillis();
        if (Math.abs(difference) < IGNORED) {
            this.offset = 0;
        }
        else if ((this.proven || Math.abs(difference) <= MAX_UNPROVEN)
                && Math.abs(difference - this.offset) >= IGNORED) {
            this.offset = difference;
        }
    }

}
