package io.github.miniospring.object;

import io.github.miniospring.ETag;
import io.github.miniospring.operation.S3Response;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;

/**
 * An object that was stored.
 *
 * @param bucket its bucket
 * @param key its key
 * @param etag the tag of what is stored now
 * @param versionId its version, in buckets that keep versions
 * @param location its address, where the server tells
 * @param headers all headers of the answer
 */
public record ObjectWriteResult(String bucket, String key, @Nullable ETag etag, @Nullable String versionId,
        @Nullable String location, HttpHeaders headers) {

    public ObjectWriteResult {
        headers = HttpHeaders.readOnlyHttpHeaders(headers);
    }

    static ObjectWriteResult from(S3Response response) {
        return from(response, ETag.from(response.header("ETag")));
    }

    static ObjectWriteResult from(S3Response response, @Nullable ETag etag) {
        String bucket = response.request().bucket();
        String key = response.request().key();
        Assert.state(bucket != null && key != null, "An answer about an object belongs to a request for one");
        return new ObjectWriteResult(bucket, key, etag, response.header("x-amz-version-id"),
                response.header("Location"), response.headers());
    }

}
