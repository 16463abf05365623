package io.github.miniospring.bucket.replication;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Copies nothing any more. MinIO forgets the remote targets of the bucket too; where it
 * knows none, it does as it is told and answers
 * {@code XMinioAdminRemoteTargetNotFoundError} all the same.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketReplication.html">S3:
 * DeleteBucketReplication</a>
 */
public final class DeleteBucketReplication extends OperationSpec<DeleteBucketReplication, Void> {

    private DeleteBucketReplication(String bucket) {
        super(HttpMethod.DELETE, bucket);
        query("replication", "");
    }

    public static DeleteBucketReplication of(String bucket) {
        return new DeleteBucketReplication(bucket);
    }

    @Override
    public Mono<Void> decode(S3Response response) {
        return Mono.empty();
    }

}
