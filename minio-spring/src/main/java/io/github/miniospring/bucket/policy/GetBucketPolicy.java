package io.github.miniospring.bucket.policy;

import java.nio.charset.StandardCharsets;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Reads who may do what with a bucket. Fails as {@code NoSuchBucketPolicy} where nothing
 * is set.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html">S3:
 * GetBucketPolicy</a>
 */
public final class GetBucketPolicy extends OperationSpec<GetBucketPolicy, BucketPolicy> {

    // Servers keep 20 KiB; what is more than this is no policy.
    private static final int MOST_BYTES = 1 << 20;

    private GetBucketPolicy(String bucket) {
        super(HttpMethod.GET, bucket);
        query("policy", "");
    }

    public static GetBucketPolicy of(String bucket) {
        return new GetBucketPolicy(bucket);
    }

    @Override
    public Mono<BucketPolicy> decode(S3Response response) {
        return DataBufferUtils.join(response.body(), MOST_BYTES).map(buffer -> {
            try {
                return new BucketPolicy(buffer.toString(StandardCharsets.UTF_8));
            }
            finally {
                DataBufferUtils.release(buffer);
            }
        })
            .onErrorMap(DataBufferLimitException.class, ex -> new MinioRequestException(
                    response.request().target() + ": the answer is larger than any policy", ex));
    }

}
