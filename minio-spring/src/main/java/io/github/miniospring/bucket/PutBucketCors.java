package io.github.miniospring.bucket;

import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.xml.XmlWriter;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Says which pages of other hosts may use a bucket. MinIO's community server refuses it
 * ({@code NotImplemented}).
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html">S3:
 * PutBucketCors</a>
 */
public final class PutBucketCors extends OperationSpec<PutBucketCors, Void> {

    private final CorsConfig config;

    private PutBucketCors(String bucket, CorsConfig config) {
        super(HttpMethod.PUT, bucket);
        this.config = config;
        query("cors", "");
        header("Content-Type", "application/xml");
        payload(PayloadOptions::withMd5);
    }

    /**
     * Sets {@code config}.
     * @throws IllegalArgumentException if it is certain to be refused
     */
    public static PutBucketCors of(String bucket, CorsConfig config) {
        config.check();
        return new PutBucketCors(bucket, config);
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
