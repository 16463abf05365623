package io.github.miniospring.bucket;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Removes all tags of a bucket. That there are none is no error.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketTagging.html">S3:
 * DeleteBucketTagging</a>
 */
public final class DeleteBucketTagging extends OperationSpec<DeleteBucketTagging, Void> {

    private DeleteBucketTagging(String bucket) {
        super(HttpMethod.DELETE, bucket);
        query("tagging", "");
    }

    public static DeleteBucketTagging of(String bucket) {
        return new DeleteBucketTagging(bucket);
    }

    @Override
    public Mono<Void> decode(S3Response response) {
        return Mono.empty();
    }

}
