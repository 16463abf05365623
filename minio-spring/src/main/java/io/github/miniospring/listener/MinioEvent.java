package io.github.miniospring.listener;

import java.time.Instant;
import java.util.Map;

import io.github.miniospring.ETag;
import io.github.miniospring.notification.EventName;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to an object, as a listener is told it.
 *
 * @param name what; of events that a listing showed only the group is known, such as
 * {@code s3:ObjectCreated:*}
 * @param time when, by the server's clock
 * @param stateId which state of the object it is about: what repeats are recognized by
 * @param size the object's bytes; 0 for removals
 * @param contentType its media type; null for removals, and where a listing does not show
 * it
 * @param userMetadata the user's own entries by lower-case name without
 * {@code x-amz-meta-}; empty where a listing does not show them
 * @param sequencer the server's own mark of the state; null where a listing showed it
 * @param principal whose credentials were used; null where a listing showed it
 * @param source the address of the caller; null where a listing showed it
 * @param requestId the request that caused it; null where a listing showed it
 * @param origin how it became known
 * @param attempt the how-manieth delivery of it this is, from 1
 * @param fencingToken grows each time another instance takes over; null where the
 * instances do not exclude each other
 */
public record MinioEvent(EventName name, Instant time, StateId stateId, long size, @Nullable String contentType,
        Map<String, String> userMetadata, @Nullable String sequencer, @Nullable String principal,
        @Nullable String source, @Nullable String requestId, Origin origin, int attempt, @Nullable Long fencingToken) {

    public MinioEvent {
        userMetadata = Map.copyOf(userMetadata);
    }

    /** Begins an event of an object that is stored, for tests of listeners. */
    public static MinioEventBuilder created(String bucket, String key) {
        return of(EventName.OBJECT_CREATED_PUT, bucket, key);
    }

    /** Begins an event of an object that is removed, for tests of listeners. */
    public static MinioEventBuilder removed(String bucket, String key) {
        return of(EventName.OBJECT_REMOVED_DELETE, bucket, key);
    }

    /**
     * Begins any event, for tests of listeners; its {@link #kind()} is as the name says.
     */
    public static MinioEventBuilder of(EventName name, String bucket, String key) {
        return new MinioEventBuilder(name, bucket, key);
    }

    /** The bucket. */
    public String bucket() {
        return this.stateId.bucket();
    }

    /** The object's key as it is; empty for what concerns a bucket as such. */
    public String key() {
        return this.stateId.key();
    }

    /** The version, in buckets that keep versions. */
    public @Nullable String versionId() {
        return this.stateId.versionId();
    }

    /** The tag of what is stored; null for removals. */
    public @Nullable ETag etag() {
        return (this.stateId.etag() != null) ? ETag.from(this.stateId.etag()) : null;
    }

    /** What has become of the object. */
    public StateKind kind() {
        return this.stateId.kind();
    }

    /** Whether there is an object to read. */
    public boolean isCreated() {
        return kind() == StateKind.CREATED;
    }

    /** The same in a later delivery. */
    public MinioEvent withAttempt(int attempt) {
        return new MinioEvent(this.name, this.time, this.stateId, this.size, this.contentType, this.userMetadata,
                this.sequencer, this.principal, this.source, this.requestId, this.origin, attempt, this.fencingToken);
    }

    /** The same as told by the owner with that number. */
    public MinioEvent withFencingToken(@Nullable Long token) {
        return new MinioEvent(this.name, this.time, this.stateId, this.size, this.contentType, this.userMetadata,
                this.sequencer, this.principal, this.source, this.requestId, this.origin, this.attempt, token);
    }

    @Override
    public String toString() {
        return this.name + " " + bucket() + (key().isEmpty() ? "" : "/" + key())
                + ((versionId() != null) ? " version " + versionId() : "");
    }

}
