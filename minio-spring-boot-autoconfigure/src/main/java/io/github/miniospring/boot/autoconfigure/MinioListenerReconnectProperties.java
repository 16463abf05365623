package io.github.miniospring.boot.autoconfigure;

import java.time.Duration;

/** Settings of connecting anew. */
public class MinioListenerReconnectProperties {

    /**
     * Upper bound of the random wait before the first try. Doubles with each further one.
     */
    private Duration backoff = Duration.ofMillis(250);

    /** Upper bound of any wait. */
    private Duration maxBackoff = Duration.ofSeconds(30);

    /**
     * Wait where somebody has to do something first, such as make the bucket or give the
     * permission.
     */
    private Duration misconfiguredBackoff = Duration.ofSeconds(60);

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

    public Duration getMisconfiguredBackoff() {
        return this.misconfiguredBackoff;
    }

    public void setMisconfiguredBackoff(Duration misconfiguredBackoff) {
        this.misconfiguredBackoff = misconfiguredBackoff;
    }

}
