package io.github.miniospring.bucket.notification;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Reads what a bucket tells others of its events; an empty document where nothing is set.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketNotificationConfiguration.html">S3:
 * GetBucketNotificationConfiguration</a>
 */
public final class GetBucketNotificationConfiguration
        extends OperationSpec<GetBucketNotificationConfiguration, NotificationConfig> {

    private GetBucketNotificationConfiguration(String bucket) {
        super(HttpMethod.GET, bucket);
        query("notification", "");
    }

    public static GetBucketNotificationConfiguration of(String bucket) {
        return new GetBucketNotificationConfiguration(bucket);
    }

    @Override
    public Mono<NotificationConfig> decode(S3Response response) {
        return response.xml(NotificationConfig.ROOT, xml -> new NotificationConfig(xml.element()));
    }

}
