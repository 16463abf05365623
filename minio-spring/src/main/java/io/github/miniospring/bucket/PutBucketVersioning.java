package io.github.miniospring.bucket;

import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.xml.XmlWriter;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * Says whether a bucket keeps the versions of its objects. MinIO refuses to suspend
 * versioning, or to exclude anything, in a bucket with object lock
 * ({@code InvalidBucketState}); of a bucket that is not there it says nothing, but that
 * all went well.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html">S3:
 * PutBucketVersioning</a>
 */
public final class PutBucketVersioning extends OperationSpec<PutBucketVersioning, Void> {

    private final VersioningConfig config;

    private PutBucketVersioning(String bucket, VersioningConfig config) {
        super(HttpMethod.PUT, bucket);
        this.config = config;
        query("versioning", "");
        header("Content-Type", "application/xml");
        payload(PayloadOptions::withMd5);
    }

    /**
     * Sets {@code config}.
     * @throws IllegalArgumentException if it is certain to be refused
     */
    public static PutBucketVersioning of(String bucket, VersioningConfig config) {
        config.check();
        return new PutBucketVersioning(bucket, config);
    }

    /**
     * Proves the second factor, which changing {@code MfaDelete} takes.
     * @param serial of the device
     * @param code what it shows now
     */
    public PutBucketVersioning mfa(String serial, String code) {
        Assert.hasText(serial, "serial must not be blank");
        Assert.hasText(code, "code must not be blank");
        return header("x-amz-mfa", serial + " " + code);
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
