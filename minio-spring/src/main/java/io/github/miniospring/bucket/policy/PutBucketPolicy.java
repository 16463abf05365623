package io.github.miniospring.bucket.policy;

import java.nio.charset.StandardCharsets;

import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.S3Response;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * Says who may do what with a bucket.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html">S3:
 * PutBucketPolicy</a>
 */
public final class PutBucketPolicy extends OperationSpec<PutBucketPolicy, Void> {

    private static final int MOST_BYTES = 20 * 1024;

    private final BucketPolicy policy;

    private PutBucketPolicy(String bucket, BucketPolicy policy) {
        super(HttpMethod.PUT, bucket);
        this.policy = policy;
        query("policy", "");
        header("Content-Type", "application/json");
        payload(PayloadOptions::withMd5);
    }

    /**
     * Sets a policy of up to 20 KiB; its text is sent as it is.
     * @throws IllegalArgumentException if it is certain to be refused
     */
    public static PutBucketPolicy of(String bucket, BucketPolicy policy) {
        int bytes = policy.json().getBytes(StandardCharsets.UTF_8).length;
        Assert.isTrue(bytes <= MOST_BYTES,
                () -> "The policy has " + bytes + " bytes in UTF-8; " + MOST_BYTES + " is the most");
        policy.check(bucket);
        return new PutBucketPolicy(bucket, policy);
    }

    /**
     * Lets a policy through that takes the right to change it from the caller. AWS only.
     */
    public PutBucketPolicy confirmRemoveSelfBucketAccess() {
        return header("x-amz-confirm-remove-self-bucket-access", "true");
    }

    @Override
    protected ObjectBody body() {
        return ObjectBody.of(this.policy.json());
    }

    @Override
    public Mono<Void> decode(S3Response response) {
        return Mono.empty();
    }

}
