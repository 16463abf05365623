package io.github.miniospring.listener.container;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.bucket.VersioningConfig;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.template.MinioOperations;

/** Knows where a listing alone cannot tell what is gone. */
final class Inventories {

    private Inventories() {
    }

    /** Whether a listener has to remember every key. */
    static boolean isNeeded(MinioListenerEndpoint endpoint, Interest interest, MinioOperations template) {
        if (!interest.isReconciled()) {
            return false;
        }
        if (endpoint.inventory() != null) {
            return endpoint.inventory();
        }
        // In a bucket with versions a delete marker stays behind.
        return interest.wants(StateKind.REMOVED) && (endpoint.buckets().isEmpty()
                || !endpoint.buckets().stream().allMatch(bucket -> keepsVersions(bucket, template)));
    }

    /** Whether a bucket has, or may have, several versions of an object. */
    static boolean keepsVersions(String bucket, MinioOperations template) {
        try {
            return template.getBucketVersioning(bucket).status() != VersioningConfig.Status.OFF;
        }
        catch (MinioResponseException ex) {
            if (ex.code().equals(ErrorCode.ACCESS_DENIED) || ex.status() == 501 || ex.status() == 405) {
                // Without the permission only the latest versions are found.
                return false;
            }
            throw ex;
        }
    }

}
