package io.github.miniospring.bucket;

import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.xml.XmlWriter;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Says how long new versions of a bucket are kept that do not say it themselves. The
 * bucket has object lock from its making, or on later servers at least versioning; others
 * answer {@code InvalidBucketState}.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectLockConfiguration.html">S3:
 * PutObjectLockConfiguration</a>
 */
public final class PutObjectLockConfiguration extends OperationSpec<PutObjectLockConfiguration, Void> {

    private final ObjectLockConfig config;

    private PutObjectLockConfiguration(String bucket, ObjectLockConfig config) {
        super(HttpMethod.PUT, bucket);
        this.config = config;
        query("object-lock", "");
        header("Content-Type", "application/xml");
        payload(PayloadOptions::withMd5);
    }

    /** Sets {@code config}. */
    public static PutObjectLockConfiguration of(String bucket, ObjectLockConfig config) {
        return new PutObjectLockConfiguration(bucket, config);
    }

    /** Keeps nothing by default; the bucket stays lockable. */
    public static PutObjectLockConfiguration none(String bucket) {
        return of(bucket, ObjectLockConfig.none());
    }

    /** Proves the right to change it. Not on MinIO. */
    public PutObjectLockConfiguration token(String token) {
        return header("x-amz-bucket-object-lock-token", token);
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
