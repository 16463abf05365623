package io.github.miniospring.object;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

import io.github.miniospring.ETag;
import org.jspecify.annotations.Nullable;

/**
 * What became of one of the objects that were to be made of the same bytes.
 *
 * @param key its key
 * @param etag the tag of what is stored now; null where it was not stored
 * @param versionId its version, in buckets that keep versions
 * @param lastModified when it was stored
 * @param error why it was not stored, in the server's words; null where it was
 */
public record FannedOutObject(String key, @Nullable ETag etag, @Nullable String versionId,
        @Nullable Instant lastModified, @Nullable String error) {

    static FannedOutObject from(Map<String, ?> json) {
        String key = text(json, "key");
        return new FannedOutObject((key != null) ? key : "", ETag.from(text(json, "etag")), text(json, "versionId"),
                time(text(json, "lastModified")), text(json, "error"));
    }

    /** Whether it was stored. */
    public boolean stored() {
        return this.error == null;
    }

    private static @Nullable String text(Map<String, ?> json, String name) {
        return (json.get(name) instanceof String text && !text.isEmpty()) ? text : null;
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return (text != null) ? OffsetDateTime.parse(text).toInstant() : null;
        }
        catch (DateTimeException ex) {
            return null;
        }
    }

}
