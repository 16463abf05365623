package io.github.miniospring.listener.soak;

import java.time.Duration;

import io.github.miniospring.listener.MinioEventHandler;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.container.ListenerSettings;
import io.github.miniospring.notification.EventName;

/** The listeners of each application. */
enum Listening {

    /** Removals, too, in a bucket without versions. */
    INVENTORY,

    /** What is stored there. */
    WATERMARK,

    /** A bucket with versions. */
    VERSIONS;

    static final String CURRENT = "current";

    static final String WITH_VERSIONS = "versions";

    static final String CONTROL = "control";

    /** As many states as may wait to be handled may wait to be written down. */
    static final int PENDING = 200;

    static final int CONCURRENCY = 8;

    MinioListenerEndpoint endpoint(MinioEventHandler handler) {
        MinioListenerEndpoint endpoint = MinioListenerEndpoint.of(toString(), handler)
            .buckets((this == VERSIONS) ? WITH_VERSIONS : CURRENT)
            .concurrency(CONCURRENCY);
        return (this == WATERMARK) ? endpoint.events(EventName.OBJECT_CREATED)
                : endpoint.events(EventName.OBJECT_CREATED, EventName.OBJECT_REMOVED);
    }

    static ListenerSettings settings() {
        return ListenerSettings.create()
            .ping(Duration.ofSeconds(1))
            .stallTimeout(Duration.ofSeconds(3))
            .reconnect(Duration.ofMillis(50), Duration.ofSeconds(1))
            .misconfiguredRetry(Duration.ofSeconds(1))
            .maxConnectionAge(Duration.ofSeconds(20))
            .maxPending(PENDING, 16 * 1024 * 1024)
            .maxAttempts(1000)
            .retry(Duration.ofMillis(10), Duration.ofMillis(200))
            .flush(20, Duration.ofMillis(200))
            .reconcileInterval(Duration.ofSeconds(5))
            .settleDelay(Duration.ofSeconds(1))
            .pollInterval(Duration.ofSeconds(1))
            .overlap(Duration.ofSeconds(60))
            .lease(Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(2))
            .drainTimeout(Duration.ofSeconds(5));
    }

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

}
