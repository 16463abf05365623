package io.github.miniospring.test.server.object;

import java.time.Instant;

import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.Deletion;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.store.Retention;
import io.github.miniospring.test.server.store.Versioning;
import io.github.miniospring.test.server.store.WriteCondition;
import org.jspecify.annotations.Nullable;

/** Removes versions that are not locked, and tells of it. */
final class Removals {

    private static final String REMOVED = "s3:ObjectRemoved:Delete";

    // Also told of a marker that is removed.
    private static final String MARKED = "s3:ObjectRemoved:DeleteMarkerCreated";

    private Removals() {
    }

    /** Removes an object, or one version of it if there is an id. */
    static Deletion remove(Call call, Bucket bucket, String key, String versionId) {
        boolean bypass = call.headers().isTrue("x-amz-bypass-governance-retention")
                && call.may("s3:BypassGovernanceRetention", bucket.name(), key);
        Instant now = call.now();
        // A folder is not hidden, so that its lock counts.
        String id = (versionId.isEmpty() && Versioning.isFolder(key)) ? ObjectVersion.NULL_ID : versionId;
        Deletion deletion = id.isEmpty() ? bucket.delete(key, WriteCondition.NONE)
                : bucket.delete(key, id, version -> checkLock(version, bypass, now));
        publish(call, bucket, key, versionId, deletion);
        return deletion;
    }

    /**
     * Removes one of a list, where MinIO does not look whether there is anything to
     * remove: it puts one marker on the other.
     */
    static Deletion removeListed(Call call, Bucket bucket, String key, String versionId) {
        ObjectVersion latest = bucket.latest(key);
        if (!versionId.isEmpty() || latest != null && !latest.deleteMarker()) {
            return remove(call, bucket, key, versionId);
        }
        ObjectVersion marker = bucket.mark(key);
        if (marker != null) {
            call.publish(MARKED, bucket.name(), marker);
        }
        else {
            call.publish(REMOVED, bucket.name(), key);
        }
        return new Deletion(null, marker);
    }

    private static void checkLock(@Nullable ObjectVersion version, boolean bypass, Instant now) {
        if (version == null) {
            return;
        }
        Retention retention = version.retention();
        boolean retained = retention != null && retention.holdsAt(now) && (retention.isCompliance() || !bypass);
        if (version.isHeld() || retained) {
            throw S3Error.OBJECT_LOCKED.failure();
        }
    }

    private static void publish(Call call, Bucket bucket, String key, String versionId, Deletion deletion) {
        ObjectVersion marker = deletion.marker();
        ObjectVersion removed = deletion.removed();
        if (marker != null) {
            call.publish(MARKED, bucket.name(), marker);
        }
        else if (removed != null) {
            call.publish(removed.deleteMarker() ? MARKED : REMOVED, bucket.name(), key, removed.versionId());
        }
        else {
            call.publish("s3:ObjectRemoved:NoOP", bucket.name(), key, versionId);
        }
    }

}
