package io.github.miniospring.object;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Versioned;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Removes all tags of an object. An object without tags is no error.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjectTagging.html">S3:
 * DeleteObjectTagging</a>
 */
public final class DeleteObjectTagging extends OperationSpec<DeleteObjectTagging, Void>
        implements Versioned<DeleteObjectTagging> {

    private DeleteObjectTagging(String bucket, String key) {
        super(HttpMethod.DELETE, bucket, key);
        query("tagging", "");
    }

    public static DeleteObjectTagging of(String bucket, String key) {
        return new DeleteObjectTagging(bucket, key);
    }

    @Override
    public Mono<Void> decode(S3Response response) {
        return Mono.empty();
    }

}
