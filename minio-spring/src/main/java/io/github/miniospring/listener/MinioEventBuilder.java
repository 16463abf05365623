package io.github.miniospring.listener;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.miniospring.notification.EventName;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Makes an event as a listener is told it, for tests of methods that take one. It is as
 * if the stream had told it; what is not said is absent. Put together fluently by one
 * thread.
 *
 * @see MinioEvent#created(String, String)
 * @see MinioEvent#removed(String, String)
 * @see MinioEvent#of(EventName, String, String)
 */
public final class MinioEventBuilder {

    private final EventName name;

    private final String bucket;

    private final String key;

    private final Map<String, String> userMetadata = new LinkedHashMap<>();

    private Instant time = Instant.now();

    private @Nullable String versionId;

    private @Nullable String etag;

    private long size;

    private @Nullable String contentType;

    private @Nullable String sequencer;

    private @Nullable String principal;

    private @Nullable String source;

    private @Nullable String requestId;

    private Origin origin = Origin.STREAM;

    private int attempt = 1;

    private @Nullable Long fencingToken;

    MinioEventBuilder(EventName name, String bucket, String key) {
        this.name = name;
        this.bucket = bucket;
        this.key = key;
    }

    /** When it happened, and when the state of the object began. Default: now. */
    public MinioEventBuilder time(Instant time) {
        this.time = time;
        return this;
    }

    /** Default: none, as in buckets that keep no versions. */
    public MinioEventBuilder versionId(@Nullable String versionId) {
        this.versionId = versionId;
        return this;
    }

    /**
     * The tag of what is stored, without quotes. Default: none, and a
     * {@link io.github.miniospring.listener.annotation.MinioObject MinioObject} of the
     * event reads whatever is there. Removals have none.
     */
    public MinioEventBuilder etag(@Nullable String etag) {
        this.etag = etag;
        return this;
    }

    /** The object's bytes. Default: 0. */
    public MinioEventBuilder size(long size) {
        Assert.isTrue(size >= 0, () -> "size must not be negative but is " + size);
        this.size = size;
        return this;
    }

    /** Default: none. */
    public MinioEventBuilder contentType(@Nullable String contentType) {
        this.contentType = contentType;
        return this;
    }

    /**
     * Adds an entry of the user's own.
     * @param name without {@code x-amz-meta-}; listeners see it in lower case
     */
    public MinioEventBuilder userMetadata(String name, String value) {
        this.userMetadata.put(name.toLowerCase(Locale.ROOT), value);
        return this;
    }

    /** Default: none. */
    public MinioEventBuilder sequencer(@Nullable String sequencer) {
        this.sequencer = sequencer;
        return this;
    }

    /** Default: none. */
    public MinioEventBuilder principal(@Nullable String principal) {
        this.principal = principal;
        return this;
    }

    /** Default: none. */
    public MinioEventBuilder source(@Nullable String source) {
        this.source = source;
        return this;
    }

    /** Default: none. */
    public MinioEventBuilder requestId(@Nullable String requestId) {
        this.requestId = requestId;
        return this;
    }

    /** Default: {@link Origin#STREAM}. */
    public MinioEventBuilder origin(Origin origin) {
        this.origin = origin;
        return this;
    }

    /** The how-manieth delivery it is, from 1. Default: the first. */
    public MinioEventBuilder attempt(int attempt) {
        Assert.isTrue(attempt >= 1, () -> "attempt must be positive but is " + attempt);
        this.attempt = attempt;
        return this;
    }

    /** Default: none, as where the instances do not exclude each other. */
    public MinioEventBuilder fencingToken(@Nullable Long fencingToken) {
        this.fencingToken = fencingToken;
        return this;
    }

    public MinioEvent build() {
        StateKind kind = StateKind.of(this.name);
        StateId state = new StateId(this.bucket, this.key, this.versionId, kind, this.time,
                (kind == StateKind.CREATED) ? this.etag : null);
        return new MinioEvent(this.name, this.time, state, this.size, this.contentType, this.userMetadata,
                this.sequencer, this.principal, this.source, this.requestId, this.origin, this.attempt,
                this.fencingToken);
    }

}
