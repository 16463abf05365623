package io.github.miniospring.transfer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An upload in parts that was begun and neither completed nor aborted, or a "directory":
 * a common beginning of such uploads' keys up to the next slash.
 *
 * @param bucket its bucket
 * @param key the key of the object to be
 * @param uploadId names the upload; null for a directory
 * @param size the bytes of all parts that were sent so far; 0 for a directory; -1 where
 * sizes were not asked for
 * @param directory whether it stands for uploads below it
 * @param initiated when it was begun; null for a directory
 */
public record IncompleteUpload(String bucket, String key, @Nullable String uploadId, long size, boolean directory,
        @Nullable Instant initiated) {

    static IncompleteUpload directory(String bucket, String prefix) {
        return new IncompleteUpload(bucket, prefix, null, 0, true, null);
    }

    IncompleteUpload withSize(long size) {
        return new IncompleteUpload(this.bucket, this.key, this.uploadId, size, this.directory, this.initiated);
    }

}
