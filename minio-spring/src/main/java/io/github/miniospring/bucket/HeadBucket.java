package io.github.miniospring.bucket;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Asks whether a bucket is there and may be used. Fails as {@code NoSuchBucket} or
 * {@code AccessDenied}.
 *
 * @see <a href= "https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html">S3:
 * HeadBucket</a>
 */
public final class HeadBucket extends OperationSpec<HeadBucket, HeadBucket.BucketStat> {

    private HeadBucket(String bucket) {
        super(HttpMethod.HEAD, bucket);
    }

    public static HeadBucket of(String bucket) {
        return new HeadBucket(bucket);
    }

    @Override
    public Mono<BucketStat> decode(S3Response response) {
        return Mono.just(new BucketStat(response.header("x-amz-bucket-region"),
                response.header("x-amz-bucket-location-type"), response.header("x-amz-bucket-location-name"),
                Boolean.parseBoolean(response.header("x-amz-access-point-alias"))));
    }

    /**
     * What the server tells of a bucket; MinIO tells a region only where it has one set.
     *
     * @param region where the bucket is
     * @param locationType the kind of its location
     * @param locationName the name of its location
     * @param accessPointAlias whether the name is an alias
     */
    public record BucketStat(@Nullable String region, @Nullable String locationType, @Nullable String locationName,
            boolean accessPointAlias) {
    }

}
