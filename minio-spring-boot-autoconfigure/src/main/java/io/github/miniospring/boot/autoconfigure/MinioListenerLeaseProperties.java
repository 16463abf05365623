package io.github.miniospring.boot.autoconfigure;

import java.time.Duration;

/** Settings of who is in charge among several instances. */
public class MinioListenerLeaseProperties {

    /** Time after which another instance takes over from one that is silent. */
    private Duration ttl = Duration.ofSeconds(30);

    /** How often the instance in charge shows that it is there. */
    private Duration renewal = Duration.ofSeconds(10);

    /** Time before the end at which it begins nothing new. */
    private Duration margin = Duration.ofSeconds(5);

    public Duration getTtl() {
        return this.ttl;
    }

    public void setTtl(Duration ttl) {
        this.ttl = ttl;
    }

    public Duration getRenewal() {
        return this.renewal;
    }

    public void setRenewal(Duration renewal) {
        this.renewal = renewal;
    }

    public Duration getMargin() {
        return this.margin;
    }

    public void setMargin(Duration margin) {
        this.margin = margin;
    }

}
