package io.github.miniospring.bucket;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Reads whether a bucket keeps the versions of its objects.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html">S3:
 * GetBucketVersioning</a>
 */
public final class GetBucketVersioning extends OperationSpec<GetBucketVersioning, VersioningConfig> {

    private GetBucketVersioning(String bucket) {
        super(HttpMethod.GET, bucket);
        query("versioning", "");
    }

    public static GetBucketVersioning of(String bucket) {
        return new GetBucketVersioning(bucket);
    }

    @Override
    public Mono<VersioningConfig> decode(S3Response response) {
        return response.xml(VersioningConfig.ROOT, xml -> new VersioningConfig(xml.element()));
    }

}
