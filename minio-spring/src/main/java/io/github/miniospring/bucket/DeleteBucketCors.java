package io.github.miniospring.bucket;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Lets no page of another host use a bucket. MinIO's community server refuses it
 * ({@code NotImplemented}).
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketCors.html">S3:
 * DeleteBucketCors</a>
 */
public final class DeleteBucketCors extends OperationSpec<DeleteBucketCors, Void> {

    private DeleteBucketCors(String bucket) {
        super(HttpMethod.DELETE, bucket);
        query("cors", "");
    }

    public static DeleteBucketCors of(String bucket) {
        return new DeleteBucketCors(bucket);
    }

    @Override
    public Mono<Void> decode(S3Response response) {
        return Mono.empty();
    }

}
