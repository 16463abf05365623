package io.github.miniospring.bucket;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Reads how objects of a bucket are encrypted that do not say it themselves. Fails as
 * {@code ServerSideEncryptionConfigurationNotFoundError} where nothing is set.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketEncryption.html">S3:
 * GetBucketEncryption</a>
 */
public final class GetBucketEncryption extends OperationSpec<GetBucketEncryption, SseConfig> {

    private GetBucketEncryption(String bucket) {
        super(HttpMethod.GET, bucket);
        query("encryption", "");
    }

    public static GetBucketEncryption of(String bucket) {
        return new GetBucketEncryption(bucket);
    }

    @Override
    public Mono<SseConfig> decode(S3Response response) {
        return response.xml(SseConfig.ROOT, xml -> new SseConfig(xml.element()));
    }

}
