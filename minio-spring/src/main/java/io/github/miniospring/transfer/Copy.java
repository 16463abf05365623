package io.github.miniospring.transfer;

import java.util.List;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.object.CopyObject;
import io.github.miniospring.object.Directed;
import io.github.miniospring.object.HeadObject;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.operation.CopySource;
import io.github.miniospring.operation.Described;
import io.github.miniospring.operation.Locked;
import io.github.miniospring.operation.RequestOptions;
import io.github.miniospring.operation.Tagged;
import io.github.miniospring.operation.WriteEncryption;
import reactor.core.publisher.Mono;

/**
 * An object to be copied by the server itself; its bytes do not come here.
 *
 * <p>
 * The source is asked for first, and only that state of it is copied. Its metadata and
 * tags go along unless a directive says otherwise. Encryption, retention, legal hold and
 * storage class do not: the copy has those given here.
 *
 * @see CopyObject
 */
public final class Copy extends RequestOptions<Copy>
        implements Described<Copy>, Tagged<Copy>, Directed<Copy>, Locked<Copy>, WriteEncryption<Copy> {

    private static final List<String> CUSTOMER_KEY = List.of("x-amz-server-side-encryption-customer-algorithm",
            "x-amz-server-side-encryption-customer-key", "x-amz-server-side-encryption-customer-key-md5");

    private final String bucket;

    private final String key;

    private final CopySource source;

    private Copy(String bucket, String key, CopySource source) {
        this.bucket = bucket;
        this.key = key;
        this.source = source;
    }

    public static Copy of(String bucket, String key, CopySource source) {
        return new Copy(bucket, key, source);
    }

    /** Has it copied. */
    public Mono<ObjectWriteResult> send(MinioClient client) {
        requireSound();
        return SourceState.of(client, this.source).flatMap(state -> copy(client, state));
    }

    /**
     * Has it copied, compares the copy with the source, and removes the source. Whatever
     * fails, the source stays.
     */
    public Mono<ObjectWriteResult> move(MinioClient client) {
        requireSound();
        return new Move(this.bucket, this.key, this.source).by(client, this::copy, this::unlock);
    }

    // Wrong options throw before anything is asked.
    private void requireSound() {
        operation(this.source).toRequest();
    }

    private Mono<ObjectWriteResult> copy(MinioClient client, SourceState state) {
        return Mono.defer(() -> client.execute(operation(state.pinned())));
    }

    private CopyObject operation(CopySource source) {
        return CopyObject.of(this.bucket, this.key, source).with(this);
    }

    /** Gives a question about the copy the key that the copy was stored with. */
    private void unlock(HeadObject question) {
        for (String name : CUSTOMER_KEY) {
            String value = headerOrNull(name);
            if (value != null) {
                question.header(name, value);
            }
        }
    }

}
