package io.github.miniospring.bucket.policy;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Asks whether the policy of a bucket makes it public. AWS goes by rules of its own, and
 * fails as {@code NoSuchBucketPolicy} where there is no policy. MinIO calls public what
 * everybody may list and write to by a statement about the bucket itself, such as
 * {@code arn:aws:s3:::bucket*}: a bucket whose objects everybody may write is not public
 * for it.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicyStatus.html">S3:
 * GetBucketPolicyStatus</a>
 */
public final class GetBucketPolicyStatus extends OperationSpec<GetBucketPolicyStatus, Boolean> {

    private GetBucketPolicyStatus(String bucket) {
        super(HttpMethod.GET, bucket);
        query("policyStatus", "");
    }

    public static GetBucketPolicyStatus of(String bucket) {
        return new GetBucketPolicyStatus(bucket);
    }

    /** Whether it is public. */
    @Override
    public Mono<Boolean> decode(S3Response response) {
        return response.xml("PolicyStatus", xml -> xml.element().says("IsPublic", "true"));
    }

}
