package io.github.miniospring.test.server;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.github.miniospring.test.server.store.Content;
import io.github.miniospring.test.server.store.ObjectVersion;

/**
 * An object as the server keeps it.
 *
 * @param versionId {@code null} in letters if it has none
 * @param etag without quotes
 * @param metadata of the user, names in lower case without {@code x-amz-meta-}
 */
public record StoredObject(String key, String versionId, String etag, Instant modified, String contentType,
        Map<String, String> metadata, Map<String, String> tags, Content content) {

    private static final String PREFIX = "x-amz-meta-";

    static StoredObject of(ObjectVersion version) {
        Map<String, String> metadata = new TreeMap<>();
        version.description().metadata().forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            metadata.put(lower.startsWith(PREFIX) ? lower.substring(PREFIX.length()) : lower, value);
        });
        return new StoredObject(version.key(), version.versionId(), version.etag(), version.modified(),
                version.description().contentType(), metadata, version.tags(), version.content());
    }

    public long size() {
        return this.content.length();
    }

    /** All bytes; for small objects only. */
    public byte[] bytes() {
        return this.content.bytes();
    }

    /** All bytes as UTF-8; for small objects only. */
    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

}
