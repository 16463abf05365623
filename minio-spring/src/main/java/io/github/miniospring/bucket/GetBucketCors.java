package io.github.miniospring.bucket;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Reads which pages of other hosts may use a bucket. Fails as
 * {@code NoSuchCORSConfiguration} where nothing is set, on MinIO always.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketCors.html">S3:
 * GetBucketCors</a>
 */
public final class GetBucketCors extends OperationSpec<GetBucketCors, CorsConfig> {

    private GetBucketCors(String bucket) {
        super(HttpMethod.GET, bucket);
        query("cors", "");
    }

    public static GetBucketCors of(String bucket) {
        return new GetBucketCors(bucket);
    }

    @Override
    public Mono<CorsConfig> decode(S3Response response) {
        return response.xml(CorsConfig.ROOT, xml -> new CorsConfig(xml.element()));
    }

}
