package io.github.miniospring.boot.autoconfigure;

import java.time.Duration;

/** Settings of handling an event again after a failure. */
public class MinioListenerRetryProperties {

    /**
     * Number of times an event is given to its handler at most, before it goes to the
     * dead letters.
     */
    private int maxAttempts = 10;

    /**
     * Upper bound of the random wait before the second attempt. Doubles with each further
     * one.
     */
    private Duration backoff = Duration.ofSeconds(1);

    /** Upper bound of any wait. */
    private Duration maxBackoff = Duration.ofSeconds(60);

    public int getMaxAttempts() {
        return this.maxAttempts;
    }

    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public Duration getBackoff() {
        return this.backoff;
    }

    public void setBackoff(Duration backoff) {
        this.backoff = backoff;
    }

    public Duration getMaxBackoff() {
        return this.maxBackoff;
    }

    public void setMaxBackoff(Duration maxBackoff) {
        this.maxBackoff = maxBackoff;
    }

}
