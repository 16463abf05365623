package io.github.miniospring.listener.container;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Waits that grow: a random part of a time that doubles.
 *
 * @param min the first such time
 * @param max the last
 */
record Backoff(Duration min, Duration max) {

    /** How long to wait after so many failures in a row, from 1. */
    Duration after(int failures) {
        long limit = this.min.toMillis() << Math.min(failures - 1, 20);
        limit = (limit > 0) ? Math.min(limit, this.max.toMillis()) : this.max.toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(limit + 1));
    }

}
