package io.github.miniospring.bucket.lifecycle;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Leaves the objects of a bucket as they are. That nothing was set is no error.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketLifecycle.html">S3:
 * DeleteBucketLifecycle</a>
 */
public final class DeleteBucketLifecycle extends OperationSpec<DeleteBucketLifecycle, Void> {

    private DeleteBucketLifecycle(String bucket) {
        super(HttpMethod.DELETE, bucket);
        query("lifecycle", "");
    }

    public static DeleteBucketLifecycle of(String bucket) {
        return new DeleteBucketLifecycle(bucket);
    }

    @Override
    public Mono<Void> decode(S3Response response) {
        return Mono.empty();
    }

}
