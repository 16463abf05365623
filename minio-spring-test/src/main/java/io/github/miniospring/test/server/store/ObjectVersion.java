package io.github.miniospring.test.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One version of an object, or a delete marker.
 *
 * @param versionId an id, or {@code null} in letters for the version without one
 * @param etag without quotes
 * @param parts from which it was made; empty if it came in one piece
 */
public record ObjectVersion(String key, String versionId, boolean deleteMarker, Instant modified, String etag,
        Content content, Description description, Map<String, String> tags, @Nullable Retention retention,
        @Nullable Boolean legalHold, Encryption encryption, @Nullable Checksum checksum, List<Part> parts) {

    /** The id of the version that has none. */
    public static final String NULL_ID = "null";

    private static final Description NO_DESCRIPTION = new Description(Map.of(), Map.of(), "STANDARD");

    /** A version as it is written; the bucket gives it its id. */
    public static ObjectVersion of(String key, Instant modified, String etag, Content content,
            Description description) {
        return new ObjectVersion(key, NULL_ID, false, modified, etag, content, description, Map.of(), null, null,
                Encryption.NONE, null, List.of());
    }

    static ObjectVersion marker(String key, Instant modified) {
        return new ObjectVersion(key, NULL_ID, true, modified, "", Content.EMPTY, NO_DESCRIPTION, Map.of(), null, null,
                Encryption.NONE, null, List.of());
    }

    public long size() {
        return this.content.length();
    }

    /** Whether somebody or something forbids removing it. */
    public boolean isHeld() {
        return Boolean.TRUE.equals(this.legalHold);
    }

    public boolean isNullVersion() {
        return this.versionId.equals(NULL_ID);
    }

    public ObjectVersion withVersionId(String id) {
        return new ObjectVersion(this.key, id, this.deleteMarker, this.modified, this.etag, this.content,
                this.description, this.tags, this.retention, this.legalHold, this.encryption, this.checksum,
                this.parts);
    }

    public ObjectVersion withContent(Content content, String etag) {
        return new ObjectVersion(this.key, this.versionId, this.deleteMarker, this.modified, etag, content,
                this.description, this.tags, this.retention, this.legalHold, this.encryption, this.checksum,
                this.parts);
    }

    /** The same written at another time. */
    public ObjectVersion withModified(Instant modified) {
        return new ObjectVersion(this.key, this.versionId, this.deleteMarker, modified, this.etag, this.content,
                this.description, this.tags, this.retention, this.legalHold, this.encryption, this.checksum,
                this.parts);
    }

    public ObjectVersion withDescription(Description description) {
        return new ObjectVersion(this.key, this.versionId, this.deleteMarker, this.modified, this.etag, this.content,
                description, this.tags, this.retention, this.legalHold, this.encryption, this.checksum, this.parts);
    }

    public ObjectVersion withTags(Map<String, String> tags) {
        return new ObjectVersion(this.key, this.versionId, this.deleteMarker, this.modified, this.etag, this.content,
                this.description, tags, this.retention, this.legalHold, this.encryption, this.checksum, this.parts);
    }

    public ObjectVersion withRetention(@Nullable Retention retention) {
        return new ObjectVersion(this.key, this.versionId, this.deleteMarker, this.modified, this.etag, this.content,
                this.description, this.tags, retention, this.legalHold, this.encryption, this.checksum, this.parts);
    }

    public ObjectVersion withLegalHold(@Nullable Boolean hold) {
        return new ObjectVersion(this.key, this.versionId, this.deleteMarker, this.modified, this.etag, this.content,
                this.description, this.tags, this.retention, hold, this.encryption, this.checksum, this.parts);
    }

    public ObjectVersion withEncryption(Encryption encryption) {
        return new ObjectVersion(this.key, this.versionId, this.deleteMarker, this.modified, this.etag, this.content,
                this.description, this.tags, this.retention, this.legalHold, encryption, this.checksum, this.parts);
    }

    public ObjectVersion withChecksum(@Nullable Checksum checksum) {
        return new ObjectVersion(this.key, this.versionId, this.deleteMarker, this.modified, this.etag, this.content,
                this.description, this.tags, this.retention, this.legalHold, this.encryption, checksum, this.parts);
    }

    public ObjectVersion withParts(List<Part> parts) {
        return new ObjectVersion(this.key, this.versionId, this.deleteMarker, this.modified, this.etag, this.content,
                this.description, this.tags, this.retention, this.legalHold, this.encryption, this.checksum, parts);
    }

}
