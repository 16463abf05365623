package io.github.miniospring.bucket;

import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Tags;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Gives a bucket these tags and no others.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketTagging.html">S3:
 * PutBucketTagging</a>
 */
public final class PutBucketTagging extends OperationSpec<PutBucketTagging, Void> {

    private final Tags tags;

    private PutBucketTagging(String bucket, Tags tags) {
        super(HttpMethod.PUT, bucket);
        this.tags = tags;
        query("tagging", "");
        header("Content-Type", "application/xml");
        payload(PayloadOptions::withMd5);
    }

    /**
     * Sets up to 50 tags.
     * @throws IllegalArgumentException if they are certain to be refused
     */
    public static PutBucketTagging of(String bucket, Tags tags) {
        return new PutBucketTagging(bucket, Tags.forBucket(tags.asMap()));
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
