package io.github.miniospring.bucket;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Encrypts objects of a bucket only where they say so. That nothing was set is no error.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketEncryption.html">S3:
 * DeleteBucketEncryption</a>
 */
public final class DeleteBucketEncryption extends OperationSpec<DeleteBucketEncryption, Void> {

    private DeleteBucketEncryption(String bucket) {
        super(HttpMethod.DELETE, bucket);
        query("encryption", "");
    }

    public static DeleteBucketEncryption of(String bucket) {
        return new DeleteBucketEncryption(bucket);
    }

    @Override
    public Mono<Void> decode(S3Response response) {
        return Mono.empty();
    }

}
