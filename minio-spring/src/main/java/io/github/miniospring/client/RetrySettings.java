package io.github.miniospring.client;

import java.time.Duration;
import java.util.Set;

import org.springframework.util.Assert;

/**
 * When a failed request is sent again. Only requests whose body can be read again are,
 * each attempt signed anew.
 *
 * @param maxAttempts how often a request is sent at most, the first time included
 * @param backoff the upper bound of the random wait before the second attempt; it doubles
 * with each further one
 * @param maxBackoff the most one wait may be, {@code Retry-After} included
 * @param deadline how long after its beginning a call may still begin an attempt
 * @param statuses the HTTP statuses worth another attempt
 */
public record RetrySettings(int maxAttempts, Duration backoff, Duration maxBackoff, Duration deadline,
        Set<Integer> statuses) {

    /** Four attempts, 250 ms to 20 s, within two minutes. */
    public static final RetrySettings DEFAULT = new RetrySettings(4, Duration.ofMillis(250), Duration.ofSeconds(20),
            Duration.ofMinutes(2), Set.of(408, 429, 500, 502, 503, 504));

    /** One attempt. */
    public static final RetrySettings NONE = new RetrySettings(1, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(2),
            Set.of());

    public RetrySettings {
        Assert.isTrue(maxAttempts >= 1, () -> "maxAttempts must be at least 1 but is " + maxAttempts);
        Assert.isTrue(!backoff.isNegative() && backoff.compareTo(maxBackoff) <= 0,
                () -> "backoff " + backoff + " must lie between zero and maxBackoff " + maxBackoff);
        Assert.isTrue(!deadline.isNegative(), () -> "deadline must not be negative but is " + deadline);
        statuses = Set.copyOf(statuses);
    }

}
