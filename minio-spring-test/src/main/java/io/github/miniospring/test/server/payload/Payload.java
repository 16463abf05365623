package io.github.miniospring.test.server.payload;

import io.github.miniospring.test.server.store.Checksum;
import io.github.miniospring.test.server.store.Content;
import org.jspecify.annotations.Nullable;

/**
 * A body that has come whole and passed its checks.
 *
 * @param checksum that was sent along; null if there was none
 * @param digested whether a digest of any kind was sent along
 * @param form what came with it in a form; null if it did not come in one
 */
public record Payload(Content content, byte[] md5, @Nullable Checksum checksum, boolean digested, @Nullable Form form) {

    /** Everything, for what is known to be small. */
    public byte[] bytes() {
        return this.content.bytes();
    }

    public boolean isEmpty() {
        return this.content.length() == 0;
    }

}
