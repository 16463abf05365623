package io.github.miniospring.notification;

import java.time.Instant;
import java.util.Map;

import io.github.miniospring.ETag;
import org.jspecify.annotations.Nullable;

/**
 * Something that has happened, as the server tells it.
 *
 * @param eventName what
 * @param eventTime when, by the server's clock
 * @param eventSource who tells it: {@code minio:s3}
 * @param bucket in which bucket
 * @param key the object's key as it is; empty for what concerns a bucket as such
 * @param size the object's bytes; 0 where the server does not say, as for removals
 * @param etag the tag of the object's state; null for removals
 * @param contentType the object's media type; null for removals
 * @param userMetadata the user's own entries by lower-case name without
 * {@code x-amz-meta-}
 * @param versionId the version, in buckets that keep versions
 * @param sequencer grows with the states of one object, but not strictly: MinIO's is the
 * object's modification time in nanoseconds, in hex
 * @param principalId whose credentials were used
 * @param requestParameters what the server tells of the request, such as
 * {@code sourceIPAddress}
 * @param responseElements what it tells of its answer, such as {@code x-amz-request-id}
 * @param sourceHost the address of the caller
 * @param userAgent the caller's program; MinIO's own, such as {@code Internal:
 * [ILM-Expiry]}, for what it does by itself
 * @param json the whole record, with all that is not modelled here
 */
public record NotificationRecord(EventName eventName, @Nullable Instant eventTime, @Nullable String eventSource,
        String bucket, String key, long size, @Nullable ETag etag, @Nullable String contentType,
        Map<String, String> userMetadata, @Nullable String versionId, @Nullable String sequencer,
        @Nullable String principalId, Map<String, String> requestParameters, Map<String, String> responseElements,
        @Nullable String sourceHost, @Nullable String userAgent, String json) {

    public NotificationRecord {
        userMetadata = Map.copyOf(userMetadata);
        requestParameters = Map.copyOf(requestParameters);
        responseElements = Map.copyOf(responseElements);
    }

    /** The id of the request that caused it, where one did. */
    public @Nullable String requestId() {
        return this.responseElements.get("x-amz-request-id");
    }

    @Override
    public String toString() {
        return this.eventName + " " + this.bucket + (this.key.isEmpty() ? "" : "/" + this.key)
                + ((this.versionId != null) ? " version " + this.versionId : "");
    }

}
