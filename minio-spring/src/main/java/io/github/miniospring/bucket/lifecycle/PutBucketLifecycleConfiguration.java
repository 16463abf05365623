package io.github.miniospring.bucket.lifecycle;

import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.xml.XmlWriter;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Says what becomes of the objects of a bucket in time.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html">S3:
 * PutBucketLifecycleConfiguration</a>
 */
public final class PutBucketLifecycleConfiguration extends OperationSpec<PutBucketLifecycleConfiguration, Void> {

    static final String MINIMUM_SIZE = "x-amz-transition-default-minimum-object-size";

    private final LifecycleConfig config;

    private PutBucketLifecycleConfiguration(String bucket, LifecycleConfig config) {
        super(HttpMethod.PUT, bucket);
        this.config = config;
        query("lifecycle", "");
        header("Content-Type", "application/xml");
        if (config.transitionDefaultMinimumObjectSize() != null) {
            header(MINIMUM_SIZE, config.transitionDefaultMinimumObjectSize());
        }
        // Servers refuse the document without.
        payload(PayloadOptions::withMd5);
    }

    /**
     * Sets {@code config}.
     * @throws IllegalArgumentException if it is certain to be refused
     */
    public static PutBucketLifecycleConfiguration of(String bucket, LifecycleConfig config) {
        config.check();
        return new PutBucketLifecycleConfiguration(bucket, config);
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
