package io.github.miniospring.multipart;

import io.github.miniospring.encoding.ChecksumType;
import org.jspecify.annotations.Nullable;

/**
 * An upload in parts that was begun.
 *
 * @param bucket its bucket
 * @param key the key of the object to be
 * @param uploadId names it in all further requests
 * @param checksumType what the checksum of the object will cover; null where the server
 * does not say, as those that know no checksums
 */
public record MultipartUpload(String bucket, String key, String uploadId, @Nullable ChecksumType checksumType) {
}
