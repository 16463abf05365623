package io.github.miniospring.object;

import io.github.miniospring.operation.Described;
import io.github.miniospring.operation.Locked;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Tagged;
import io.github.miniospring.operation.Verified;
import io.github.miniospring.operation.WriteConditions;
import io.github.miniospring.operation.WriteEncryption;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Stores an object in one request: whole, or not at all. Replaces what is under the key.
 *
 * @see <a href= "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html">S3:
 * PutObject</a>
 */
public final class PutObject extends OperationSpec<PutObject, ObjectWriteResult>
        implements Described<PutObject>, Tagged<PutObject>, Locked<PutObject>, WriteEncryption<PutObject>,
        WriteConditions<PutObject>, Verified<PutObject> {

    private final ObjectBody body;

    private PutObject(String bucket, String key, ObjectBody body) {
        super(HttpMethod.PUT, bucket, key);
        this.body = body;
        payload(PayloadOptions::asData);
    }

    public static PutObject of(String bucket, String key, ObjectBody body) {
        return new PutObject(bucket, key, body);
    }

    @Override
    protected void beforeRequest() {
        String own = this.body.contentType();
        headerIfAbsent("Content-Type", (own != null) ? own : "application/octet-stream");
        if (headerOrNull("if-match") != null || headerOrNull("if-none-match") != null) {
            repeatOnlyWhenRefused();
        }
    }

    @Override
    protected ObjectBody body() {
        return this.body;
    }

    @Override
    public Mono<ObjectWriteResult> decode(S3Response response) {
        return Mono.fromSupplier(() -> ObjectWriteResult.from(response));
    }

}
