package io.github.miniospring.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.miniospring.ETag;
import io.github.miniospring.encoding.HttpDate;
import io.github.miniospring.encoding.PercentEncoding;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * An object, or a part of one, from which the server itself copies. Immutable: each
 * option answers a new source.
 */
public final class CopySource {

    private static final String PREFIX = "x-amz-copy-source";

    /** The most that is copied in one request. */
    private static final long MOST = 5L << 30;

    private final String bucket;

    private final String key;

    private final @Nullable String versionId;

    private final long offset;

    private final long length;

    private final @Nullable SseCustomerKey encryption;

    private final SortedMap<String, String> conditions;

    private CopySource(String bucket, String key, @Nullable String versionId, long offset, long length,
            @Nullable SseCustomerKey encryption, SortedMap<String, String> conditions) {
        this.bucket = Names.bucket(bucket);
        this.key = Names.key(key);
        this.versionId = versionId;
        this.offset = offset;
        this.length = length;
        this.encryption = encryption;
        this.conditions = Collections.unmodifiableSortedMap(conditions);
    }

    /**
     * How much longer than to other requests a server may take to answer a copy: MinIO is
     * silent until all is copied. Reckoned for 8 MiB a second.
     */
    public static Duration patience(long bytes) {
        return Duration.ofSeconds(Math.min(bytes, MOST) / (8 << 20));
    }

    /** The latest version of an object, whole. */
    public static CopySource of(String bucket, String key) {
        return new CopySource(bucket, key, null, 0, 0, null, new TreeMap<>());
    }

    /**
     * Means this version and no other; {@code null} as text names the one from before
     * versioning.
     */
    public CopySource versionId(String versionId) {
        Assert.hasText(versionId, "versionId must not be blank; leave it out for the latest version");
        return new CopySource(this.bucket, this.key, versionId, this.offset, this.length, this.encryption,
                this.conditions);
    }

    /**
     * Means a part of the object.
     * @param offset zero or more
     * @param length how many bytes; zero means to the end
     */
    public CopySource range(long offset, long length) {
        Assert.isTrue(offset >= 0 && length >= 0, () -> "The range of " + this + " has offset " + offset
                + " and length " + length + ": neither may be negative");
        return new CopySource(this.bucket, this.key, this.versionId, offset, length, this.encryption, this.conditions);
    }

    /** The same object, all of it. */
    public CopySource whole() {
        return isPart() ? range(0, 0) : this;
    }

    /** Gives the key the object was stored with (SSE-C). Needs an https endpoint. */
    public CopySource encryption(SseCustomerKey key) {
        return new CopySource(this.bucket, this.key, this.versionId, this.offset, this.length, key, this.conditions);
    }

    /** Only if it still has this tag; otherwise precondition failed. */
    public CopySource ifMatch(ETag etag) {
        return condition("match", etag.quoted());
    }

    /** Only if it no longer has this tag; otherwise precondition failed. */
    public CopySource ifNoneMatch(ETag etag) {
        return condition("none-match", etag.quoted());
    }

    /** Only if changed after {@code time}; otherwise precondition failed. */
    public CopySource ifModifiedSince(Instant time) {
        return condition("modified-since", HttpDate.format(time));
    }

    /** Only if not changed after {@code time}; otherwise precondition failed. */
    public CopySource ifUnmodifiedSince(Instant time) {
        return condition("unmodified-since", HttpDate.format(time));
    }

    private CopySource condition(String name, String value) {
        SortedMap<String, String> conditions = new TreeMap<>(this.conditions);
        conditions.put(PREFIX + "-if-" + name, value);
        return new CopySource(this.bucket, this.key, this.versionId, this.offset, this.length, this.encryption,
                conditions);
    }

    public String bucket() {
        return this.bucket;
    }

    public String key() {
        return this.key;
    }

    /** The version meant; null for the latest. */
    public @Nullable String versionId() {
        return this.versionId;
    }

    /** Where the part begins; zero for the whole. */
    public long offset() {
        return this.offset;
    }

    /** How many bytes the part has; zero for all up to the end. */
    public long length() {
        return this.length;
    }

    /** The same for a copy of this source, whose size may be unknown. */
    public Duration patience() {
        return patience((this.length > 0) ? this.length : MOST);
    }

    /** Whether a part of the object is meant. */
    public boolean isPart() {
        return this.offset > 0 || this.length > 0;
    }

    /** Whether the copy depends on a tag the source must have. */
    public boolean hasIfMatch() {
        return this.conditions.containsKey(PREFIX + "-if-match");
    }

    /** Whether the copy depends on the state of the source. */
    public boolean isConditional() {
        return !this.conditions.isEmpty();
    }

    /**
     * Has a request read the source, all of it: the version that is meant, with its key,
     * and on the same conditions as a copy.
     */
    public <S extends Versioned<S> & ReadConditions<S> & ReadEncryption<S>> S readBy(S request) {
        if (this.versionId != null) {
            request.versionId(this.versionId);
        }
        if (this.encryption != null) {
            request.encryption(this.encryption);
        }
        this.conditions.forEach((name, value) -> request.header(name.substring(PREFIX.length() + 1), value));
        return request;
    }

    /**
     * Names the source in a request that copies it, with all but its range: that one is a
     * header of its own, and of parts only.
     */
    public void applyTo(RequestOption<?> copying) {
        String version = (this.versionId != null) ? "?versionId=" + PercentEncoding.encode(this.versionId) : "";
        copying.header(PREFIX, "/" + this.bucket + "/" + PercentEncoding.encodePath(this.key) + version);
        this.conditions.forEach(copying::header);
        if (this.encryption != null) {
            this.encryption.applyTo(copying, PREFIX + "-server-side-encryption-customer-");
        }
    }

    @Override
    public String toString() {
        return this.bucket + "/" + this.key + ((this.versionId != null) ? " version " + this.versionId : "");
    }

}
