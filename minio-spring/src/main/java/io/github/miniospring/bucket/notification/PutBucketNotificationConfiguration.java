package io.github.miniospring.bucket.notification;

import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.xml.XmlWriter;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Says what a bucket tells others of its events. Servers check that the destinations are
 * there.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html">S3:
 * PutBucketNotificationConfiguration</a>
 */
public final class PutBucketNotificationConfiguration extends OperationSpec<PutBucketNotificationConfiguration, Void> {

    private final NotificationConfig config;

    private PutBucketNotificationConfiguration(String bucket, NotificationConfig config) {
        super(HttpMethod.PUT, bucket);
        this.config = config;
        query("notification", "");
        header("Content-Type", "application/xml");
        payload(PayloadOptions::withMd5);
    }

    /**
     * Sets {@code config}.
     * @throws IllegalArgumentException if it is certain to be refused
     */
    public static PutBucketNotificationConfiguration of(String bucket, NotificationConfig config) {
        config.check();
        return new PutBucketNotificationConfiguration(bucket, config);
    }

    /** Tells nobody. */
    public static PutBucketNotificationConfiguration none(String bucket) {
        return of(bucket, NotificationConfig.none());
    }

    /** Takes destinations that cannot be reached now. Not on MinIO. */
    public PutBucketNotificationConfiguration skipDestinationValidation() {
        return header("x-amz-skip-destination-validation", "true");
    }

    @Override
    protected ObjectBody body() {
        return ObjectBody.of(XmlWriter.document(this.config.xml()));
    }

    @Override
    public Mono<Void> decode(S3Response response) {
        return Mono.empty();
    }

}
