package io.github.miniospring.listener;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/**
 * One state of one object. The same whether the stream told it or a listing showed it, so
 * that it is handled once.
 *
 * @param bucket its bucket
 * @param key its key
 * @param versionId its version; null, empty or {@code null} as text in buckets that keep
 * none
 * @param kind what has become of it
 * @param modified when, by the server's clock, in whole milliseconds; cut off to these
 * @param etag the tag of what is stored, without quotes; null for removals
 */
public record StateId(String bucket, String key, @Nullable String versionId, StateKind kind, Instant modified,
        @Nullable String etag) {

    /** Removals of several keys at once are told and listed with times that differ. */
    private static final long TOLERANCE_MILLIS = 5;

    public StateId {
        modified = modified.truncatedTo(ChronoUnit.MILLIS);
        versionId = (versionId == null || versionId.isEmpty() || "null".equals(versionId)) ? null : versionId;
    }

    /**
     * Where the state belongs: of two states with the same slot, the later takes the
     * place of the other. It is the key, or one version of it.
     */
    public String slot() {
        return this.bucket + '/' + this.key + '\n' + ((this.versionId != null) ? this.versionId : "");
    }

    /** Whether both are one state. Both must be of one slot. */
    public boolean isSameAs(StateId other) {
        return isSame(other.kind, other.modified.toEpochMilli(), other.etag);
    }

    /** Whether this is the state of its slot that the others describe. */
    public boolean isSame(StateKind kind, long modifiedMillis, @Nullable String etag) {
        if (this.kind != kind) {
            return false;
        }
        if (this.versionId != null) {
            return true;
        }
        long apart = Math.abs(this.modified.toEpochMilli() - modifiedMillis);
        if (kind != StateKind.CREATED) {
            return apart <= TOLERANCE_MILLIS;
        }
        return apart == 0 && (this.etag == null || etag == null || this.etag.equals(etag));
    }

    /**
     * The state as text: equal for all deliveries of it, and so the key to recognize
     * repeats by.
     */
    public String value() {
        StringBuilder text = new StringBuilder(this.bucket).append('/').append(this.key);
        text.append(" ").append((this.versionId != null) ? this.versionId : "null");
        text.append(" ").append(this.kind).append(" ").append(this.modified.toEpochMilli());
        return ((this.etag != null) ? text.append(" ").append(this.etag) : text).toString();
    }

    @Override
    public String toString() {
        return value();
    }

}
