package io.github.miniospring.bucket;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Reads how long new versions of a bucket are kept. Fails as
 * {@code ObjectLockConfigurationNotFoundError} where the bucket has no object lock; on
 * MinIO also where there is no bucket.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectLockConfiguration.html">S3:
 * GetObjectLockConfiguration</a>
 */
public final class GetObjectLockConfiguration extends OperationSpec<GetObjectLockConfiguration, ObjectLockConfig> {

    private GetObjectLockConfiguration(String bucket) {
        super(HttpMethod.GET, bucket);
        query("object-lock", "");
    }

    public static GetObjectLockConfiguration of(String bucket) {
        return new GetObjectLockConfiguration(bucket);
    }

    @Override
    public Mono<ObjectLockConfig> decode(S3Response response) {
        return response.xml(ObjectLockConfig.ROOT, xml -> new ObjectLockConfig(xml.element()));
    }

}
