package io.github.miniospring.test.server.store;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A part of an upload, and of the object made from it.
 *
 * @param etag without quotes
 * @param checksum of this part; null if it has none
 */
public record Part(int number, String etag, Instant modified, Content content, @Nullable Checksum checksum) {

    public long size() {
        return this.content.length();
    }

}
