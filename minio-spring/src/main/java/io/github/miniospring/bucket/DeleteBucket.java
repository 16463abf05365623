package io.github.miniospring.bucket;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Removes a bucket, which must be empty.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html">S3:
 * DeleteBucket</a>
 */
public final class DeleteBucket extends OperationSpec<DeleteBucket, Void> {

    private DeleteBucket(String bucket) {
        super(HttpMethod.DELETE, bucket);
        // A second attempt could be told that the first one has succeeded: no such
        // bucket.
        repeatOnlyWhenRefused();
    }

    public static DeleteBucket of(String bucket) {
        return new DeleteBucket(bucket);
    }

    /** Removes it with everything in it, at once and for good. MinIO only. */
    public DeleteBucket force() {
        return header("x-minio-force-delete", "true");
    }

    @Override
    public Mono<Void> decode(S3Response response) {
        return Mono.empty();
    }

}
