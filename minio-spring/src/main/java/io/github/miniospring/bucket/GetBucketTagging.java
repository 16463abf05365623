package io.github.miniospring.bucket;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Tags;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Reads the tags of a bucket. Fails as {@code NoSuchTagSet} where there are none; on
 * MinIO also where there is no bucket.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketTagging.html">S3:
 * GetBucketTagging</a>
 */
public final class GetBucketTagging extends OperationSpec<GetBucketTagging, Tags> {

    private GetBucketTagging(String bucket) {
        super(HttpMethod.GET, bucket);
        query("tagging", "");
    }

    public static GetBucketTagging of(String bucket) {
        return new GetBucketTagging(bucket);
    }

    @Override
    public Mono<Tags> decode(S3Response response) {
        return response.xml("Tagging", Tags::from);
    }

}
