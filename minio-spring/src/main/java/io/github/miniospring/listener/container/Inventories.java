package io.github.miniospring.listener.container;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.bucket.VersioningConfig;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.template.MinioOperations;

/** Knows where a listing alone cannot tell what is gone, for one listener. */
final class Inventories {

    private final MinioOperations template;

    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    Inventories(MinioOperations template) {
        this.template = template;
    }

    /** Whether the listener has to remember every key. */
    boolean isNeeded(MinioListenerEndpoint endpoint, Interest interest) {
        if (!interest.isReconciled()) {
            return false;
        }
        if (endpoint.inventory() != null) {
            return endpoint.inventory();
        }
        // In a bucket with versions a delete marker stays behind.
        return interest.wants(StateKind.REMOVED)
                && (endpoint.buckets().isEmpty() || !endpoint.buckets().stream().allMatch(this::keepsVersions));
    }

    /** Whether a bucket has, or may have, several versions of an object. */
    boolean keepsVersions(String bucket) {
        try {
            boolean keeps = this.template.getBucketVersioning(bucket).status() != VersioningConfig.Status.OFF;
            this.known.put(bucket, keeps);
            return keeps;
        }
        catch (MinioResponseException ex) {
            if (ex.code().equals(ErrorCode.ACCESS_DENIED) || ex.status() == 501 || ex.status() == 405) {
                // Without the permission only the latest versions are found; but an
                // answer
                // that changes would make the inventory begin anew, or be given up.
                return this.known.getOrDefault(bucket, false);
            }
            throw ex;
        }
    }

}
