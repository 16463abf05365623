package io.github.miniospring.object;

import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Tags;
import io.github.miniospring.operation.Versioned;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Gives an object these tags and no others.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html">S3:
 * PutObjectTagging</a>
 */
public final class PutObjectTagging extends OperationSpec<PutObjectTagging, Void>
        implements Versioned<PutObjectTagging> {

    private final Tags tags;

    private PutObjectTagging(String bucket, String key, Tags tags) {
        super(HttpMethod.PUT, bucket, key);
        this.tags = tags;
        query("tagging", "");
        header("Content-Type", "application/xml");
        payload(PayloadOptions::withMd5);
    }

    /** Sets {@code tags}; none is the same as removing them. */
    public static PutObjectTagging of(String bucket, String key, Tags tags) {
        return new PutObjectTagging(bucket, key, tags);
    }

    @Override
    protected ObjectBody body() {
        return this.tags.document();
    }

    @Override
    public Mono<Void> decode(S3Response response) {
        return Mono.empty();
    }

}
