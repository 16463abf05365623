package io.github.miniospring.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.github.miniospring.presign.PresignedUrl;
import io.github.miniospring.template.MinioOperations;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Makes links with which anybody can read one object for a while, past the inbox. */
@RestController
class LinkController {

    private final MinioOperations minio;

    private final InboxBucket bucket;

    private final Duration validity;

    LinkController(MinioOperations minio, InboxBucket bucket, InboxProperties properties) {
        this.minio = minio;
        this.bucket = bucket;
        this.validity = properties.linkValidity();
    }

    /**
     * A link to an object that is there. A browser keeps what it finds, and shows none.
     */
    @GetMapping("/links/{*path}")
    ResponseEntity<SharedLink> link(@PathVariable String path) {
        String key = ObjectPath.key(path);
        String bucket = this.bucket.name();
        this.minio.statObject(bucket, key);
        PresignedUrl link = this.minio.presignedGetObject(bucket, key, this.validity,
                options -> options.attachment(ObjectPath.fileName(key)));
        return ResponseEntity.ok()
            .cacheControl(CacheControl.noStore())
            .body(new SharedLink(link.url(), link.expiration().truncatedTo(ChronoUnit.SECONDS)));
    }

    /**
     * A link; as good as the object itself until it expires.
     *
     * @param url where to read the object
     * @param expires until when
     */
    record SharedLink(String url, Instant expires) {

        @Override
        public String toString() {
            return "SharedLink[expires=" + this.expires + "]";
        }

    }

}
