package io.github.miniospring.bucket;

import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.xml.XmlWriter;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Says how objects of a bucket are encrypted that do not say it themselves. MinIO needs a
 * key management for it, and answers 501 without.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketEncryption.html">S3:
 * PutBucketEncryption</a>
 */
public final class PutBucketEncryption extends OperationSpec<PutBucketEncryption, Void> {

    private final SseConfig config;

    private PutBucketEncryption(String bucket, SseConfig config) {
        super(HttpMethod.PUT, bucket);
        this.config = config;
        query("encryption", "");
        header("Content-Type", "application/xml");
        payload(PayloadOptions::withMd5);
    }

    /**
     * Sets {@code config}.
     * @throws IllegalArgumentException if it is certain to be refused
     */
    public static PutBucketEncryption of(String bucket, SseConfig config) {
        config.check();
        return new PutBucketEncryption(bucket, config);
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
