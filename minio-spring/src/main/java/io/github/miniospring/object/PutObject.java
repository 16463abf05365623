package io.github.miniospring.object;

import java.util.function.Consumer;

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
import org.jspecify.annotations.Nullable;
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

    private @Nullable Consumer<Throwable> onOutcomeUnknown;

    private PutObject(String bucket, String key, ObjectBody body) {
        super(HttpMethod.PUT, bucket, key);
        this.body = body;
        payload(PayloadOptions::asData);
    }

    public static PutObject of(String bucket, String key, ObjectBody body) {
        return new PutObject(bucket, key, body);
    }

    /**
     * Has {@code listener} told of each attempt that fails and leaves open whether the
     * server has stored the object. It is then repeated also under a condition: whoever
     * listens must find out whether that failed because of its own object. Must not
     * block.
     */
    public PutObject onOutcomeUnknown(Consumer<Throwable> listener) {
        this.onOutcomeUnknown = listener;
        return this;
    }

    @Override
    public void outcomeUnknown(Throwable failure) {
        if (this.onOutcomeUnknown != null) {
            this.onOutcomeUnknown.accept(failure);
        }
    }

    @Override
    protected void beforeRequest() {
        String own = this.body.contentType();
        headerIfAbsent("Content-Type", (own != null) ? own : "application/octet-stream");
        boolean conditional = headerOrNull("if-match") != null || headerOrNull("if-none-match") != null;
        if (conditional && this.onOutcomeUnknown == null) {
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
