package io.github.miniospring.bucket.policy;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Leaves a bucket to its owner. That nothing was set is no error.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html">S3:
 * DeleteBucketPolicy</a>
 */
public final class DeleteBucketPolicy extends OperationSpec<DeleteBucketPolicy, Void> {

    private DeleteBucketPolicy(String bucket) {
        super(HttpMethod.DELETE, bucket);
        query("policy", "");
    }

    public static DeleteBucketPolicy of(String bucket) {
        return new DeleteBucketPolicy(bucket);
    }

    @Override
    public Mono<Void> decode(S3Response response) {
        return Mono.empty();
    }

}
