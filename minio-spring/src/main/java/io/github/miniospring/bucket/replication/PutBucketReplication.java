package io.github.miniospring.bucket.replication;

import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.xml.XmlWriter;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Says where the objects of a bucket are copied to. Its versioning must be enabled.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketReplication.html">S3:
 * PutBucketReplication</a>
 */
public final class PutBucketReplication extends OperationSpec<PutBucketReplication, Void> {

    private final ReplicationConfig config;

    private PutBucketReplication(String bucket, ReplicationConfig config) {
        super(HttpMethod.PUT, bucket);
        this.config = config;
        query("replication", "");
        header("Content-Type", "application/xml");
        payload(PayloadOptions::withMd5);
    }

    /**
     * Sets {@code config}.
     * @throws IllegalArgumentException if it is certain to be refused
     */
    public static PutBucketReplication of(String bucket, ReplicationConfig config) {
        config.check();
        return new PutBucketReplication(bucket, config);
    }

    /** Proves the right to change it. Not on MinIO. */
    public PutBucketReplication token(String token) {
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
