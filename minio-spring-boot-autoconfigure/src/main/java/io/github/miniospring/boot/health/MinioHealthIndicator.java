package io.github.miniospring.boot.health;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.miniospring.AccessDeniedException;
import io.github.miniospring.Redaction;
import io.github.miniospring.bucket.HeadBucket;
import io.github.miniospring.bucket.ListBuckets;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.RetrySettings;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/**
 * Tells whether a server can be reached, within a time limit and without repeating a
 * request. The log has one line when it goes down, and one when it is back.
 */
public final class MinioHealthIndicator implements ReactiveHealthIndicator {

    private static final Log logger = LogFactory.getLog(MinioHealthIndicator.class);

    private final MinioClient client;

    private final String mode;

    private final @Nullable String bucket;

    private final Duration timeout;

    private final AtomicBoolean down = new AtomicBoolean();

    private MinioHealthIndicator(MinioClient client, String mode, @Nullable String bucket, Duration timeout) {
        this.client = client.withRetry(RetrySettings.NONE);
        this.mode = mode;
        this.bucket = bucket;
        this.timeout = timeout;
    }

    /**
     * Asks whether the server is alive, without credentials. A server that does not know
     * that question is asked for a bucket instead, by a signed request.
     * @param bucket the bucket then; null for the list of them, which the server may deny
     */
    public static MinioHealthIndicator live(MinioClient client, @Nullable String bucket, Duration timeout) {
        return new MinioHealthIndicator(client, "live", bucket, timeout);
    }

    /** Asks whether a bucket is there and the credentials may use it. */
    public static MinioHealthIndicator bucket(MinioClient client, String bucket, Duration timeout) {
        return new MinioHealthIndicator(client, "bucket", bucket, timeout);
    }

    @Override
    public Mono<Health> health() {
        return (this.mode.equals("live") ? askServer() : askForBucket()).timeout(this.timeout)
            .onErrorResume(failure -> Mono.just(describe(failure)))
            .map(this::down)
            .switchIfEmpty(Mono.fromSupplier(this::up));
    }

    /** Answers what is wrong; empty if nothing is. */
    private Mono<String> askServer() {
        return this.client.liveness().flatMap(answer -> switch (answer) {
            case UP -> Mono.empty();
            case OFFLINE -> Mono.just(this.client.endpoint() + " says that it is offline");
            case UNKNOWN -> askForBucket();
        });
    }

    /** Answers what is wrong; empty if nothing is. */
    private Mono<String> askForBucket() {
        if (this.bucket != null) {
            return this.client.execute(HeadBucket.of(this.bucket)).then(Mono.empty());
        }
        return this.client.execute(ListBuckets.of().maxBuckets(1))
            .then(Mono.<String>empty())
            // The server knows who asks, and serves: more was not the question.
            .onErrorResume(AccessDeniedException.class, denied -> Mono.empty());
    }

    private String describe(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return "no answer from " + this.client.endpoint() + " within " + this.timeout.toMillis() + " ms";
        }
        String message = failure.getMessage();
        return (message != null) ? Redaction.line(message, 300) : failure.getClass().getSimpleName();
    }

    private Health up() {
        if (this.down.compareAndSet(true, false)) {
            logger.info("MinIO is up again: " + this.client.endpoint());
        }
        return details(Health.up()).build();
    }

    private Health down(String problem) {
        if (this.down.compareAndSet(false, true)) {
            logger.warn("MinIO is down: " + problem);
        }
        return details(Health.down()).withDetail("error", problem).build();
    }

    private Health.Builder details(Health.Builder health) {
        health.withDetail("endpoint", this.client.endpoint().toString()).withDetail("mode", this.mode);
        return (this.bucket != null) ? health.withDetail("bucket", this.bucket) : health;
    }

}
