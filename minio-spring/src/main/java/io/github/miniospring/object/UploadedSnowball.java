package io.github.miniospring.object;

/**
 * Objects that were stored together.
 *
 * @param bucket their bucket
 * @param objects how many there were in the archive; with {@code ignoreErrors} some may
 * not have been stored
 * @param archiveSize how many bytes the archive had that carried them
 */
public record UploadedSnowball(String bucket, long objects, long archiveSize) {
}
