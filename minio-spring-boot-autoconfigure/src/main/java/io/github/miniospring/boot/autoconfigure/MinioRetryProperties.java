package io.github.miniospring.boot.autoconfigure;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

import io.github.miniospring.client.RetrySettings;

/** Settings of the repetition of failed requests. */
public class MinioRetryProperties {

    /** How often a request is sent at most, the first time included. */
    private int maxAttempts = 4;

    /**
     * Upper bound of the random wait before the second attempt. It doubles with each
     * further one.
     */
    private Duration backoff = Duration.ofMillis(250);

    /** Upper bound of any wait. */
    private Duration maxBackoff = Duration.ofSeconds(20);

    /** How long after its beginning a request may be sent again. */
    private Duration deadline = Duration.ofMinutes(2);

    /** Comma-separated list of the HTTP statuses worth another attempt. */
    private Set<Integer> statuses = new TreeSet<>(RetrySettings.DEFAULT.statuses());

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

    public Duration getDeadline() {
        return this.deadline;
    }

    public void setDeadline(Duration deadline) {
        this.deadline = deadline;
    }

    public Set<Integer> getStatuses() {
        return this.statuses;
    }

    public void setStatuses(Set<Integer> statuses) {
        this.statuses = statuses;
    }

}
