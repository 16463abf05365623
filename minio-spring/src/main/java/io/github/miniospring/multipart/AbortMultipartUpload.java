package io.github.miniospring.multipart;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Gives an upload up, with all its parts. A part that is being sent meanwhile may stay:
 * end it first. An upload that is unknown, or has been completed, is an error with the
 * code {@code NoSuchUpload} on S3, and no error on MinIO.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html">S3:
 * AbortMultipartUpload</a>
 */
public final class AbortMultipartUpload extends OperationSpec<AbortMultipartUpload, Void> {

    private AbortMultipartUpload(String bucket, String key, String uploadId) {
        super(HttpMethod.DELETE, bucket, key);
        query("uploadId", Parts.requireUploadId(uploadId));
    }

    public static AbortMultipartUpload of(String bucket, String key, String uploadId) {
        return new AbortMultipartUpload(bucket, key, uploadId);
    }

    @Override
    public Mono<Void> decode(S3Response response) {
        return Mono.empty();
    }

}
