package io.github.miniospring.sample;

import java.net.URI;
import java.time.Duration;

import io.github.miniospring.BucketAlreadyExistsException;
import io.github.miniospring.MinioException;
import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.presign.Link;
import io.github.miniospring.template.MinioOperations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * The bucket of the inbox, made if it is missing: at start when the server is there,
 * otherwise when it is first needed.
 */
@Component
class InboxBucket {

    private static final Logger logger = LoggerFactory.getLogger(InboxBucket.class);

    private static final Duration TIME_LIMIT = Duration.ofSeconds(5);

    private final MinioOperations minio;

    private final String name;

    private volatile boolean ready;

    InboxBucket(MinioOperations minio, InboxProperties properties) {
        this.minio = minio;
        this.name = properties.bucket();
    }

    /** Its name, once it is there. */
    String name() {
        if (!this.ready) {
            makeIfMissing();
            this.ready = true;
        }
        return this.name;
    }

    /** Where browsers reach the storage server itself, as a page's policy names it. */
    String origin() {
        URI uri = this.minio.reactive()
            .client()
            .publicAddressing()
            .uriOf(Link.of(HttpMethod.PUT, this.name, "key").toRequest());
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    // Before the listeners start, which have nothing to listen to without it.
    @EventListener(WebServerInitializedEvent.class)
    void prepare() {
        try {
            name();
        }
        catch (MinioException ex) {
            logger.warn("Bucket '{}' is looked for again at first use: {}", this.name, ex.getMessage());
        }
    }

    private void makeIfMissing() {
        try {
            this.minio.headBucket(this.name, head -> head.timeout(TIME_LIMIT));
        }
        catch (NoSuchBucketException missing) {
            try {
                this.minio.makeBucket(this.name, create -> create.timeout(TIME_LIMIT));
                logger.info("Made bucket '{}'", this.name);
            }
            catch (BucketAlreadyExistsException ex) {
                // Another instance of the inbox was faster.
            }
        }
    }

}
