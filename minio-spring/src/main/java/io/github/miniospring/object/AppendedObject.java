package io.github.miniospring.object;

import io.github.miniospring.ETag;
import io.github.miniospring.operation.S3Response;
import org.jspecify.annotations.Nullable;

/**
 * An object that has grown.
 *
 * @param bucket its bucket
 * @param key its key
 * @param size how many bytes it has now; -1 when the server does not tell
 * @param etag the tag of what is stored now
 */
public record AppendedObject(String bucket, String key, long size, @Nullable ETag etag) {

    static AppendedObject from(S3Response response) {
        ObjectWriteResult result = ObjectWriteResult.from(response);
        return new AppendedObject(result.bucket(), result.key(), size(response.header("x-amz-object-size")),
                result.etag());
    }

    private static long size(@Nullable String header) {
        try {
            return (header != null) ? Long.parseLong(header.trim()) : -1;
        }
        catch (NumberFormatException ex) {
            return -1;
        }
    }

    /** The same with the size that was asked for. */
    public AppendedObject withSize(long size) {
        return new AppendedObject(this.bucket, this.key, size, this.etag);
    }

}
