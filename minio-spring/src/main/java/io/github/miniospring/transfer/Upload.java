package io.github.miniospring.transfer;

import java.util.function.Consumer;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.TransferSettings;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.object.PutObject;
import io.github.miniospring.operation.Described;
import io.github.miniospring.operation.Locked;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.RequestOptions;
import io.github.miniospring.operation.Tagged;
import io.github.miniospring.operation.Verified;
import io.github.miniospring.operation.WriteConditions;
import io.github.miniospring.operation.WriteEncryption;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/**
 * An object to store, with all that is to be kept with it. It is stored whole or not at
 * all: in one request if it is no larger than a part, otherwise in parts, several at a
 * time.
 *
 * <p>
 * Under a condition the answer is the truth, even when one was lost on its way. For that
 * the object gets an entry {@code minio-spring-write} in its user metadata. Where it
 * cannot be found out, because somebody else has stored something since, the error says
 * so and is no {@code PreconditionFailedException}.
 *
 * @see PutObject
 */
public final class Upload extends RequestOptions<Upload> implements Described<Upload>, Tagged<Upload>, Locked<Upload>,
        WriteEncryption<Upload>, WriteConditions<Upload>, Verified<Upload> {

    private final String bucket;

    private final String key;

    private final ObjectBody body;

    private @Nullable DataSize partSize;

    private @Nullable Integer concurrency;

    private boolean resumed;

    private @Nullable UploadToken token;

    private Consumer<UploadToken> tokens = token -> {
    };

    private Upload(String bucket, String key, ObjectBody body) {
        this.bucket = bucket;
        this.key = key;
        this.body = body;
    }

    public static Upload of(String bucket, String key, ObjectBody body) {
        return new Upload(bucket, key, body);
    }

    /**
     * Takes the media type from the ending of the key, where it is a known one and none
     * is given.
     */
    public Upload detectContentType() {
        MediaTypeFactory.getMediaType(this.key)
            .map(MediaType::toString)
            .ifPresent(type -> headerIfAbsent("Content-Type", type));
        return this;
    }

    /**
     * Size of the parts, from 5 MiB to 5 GiB; what is no larger goes in one request.
     * Default: that of the client.
     */
    public Upload partSize(DataSize partSize) {
        this.partSize = TransferSettings.requirePartSize(partSize);
        return this;
    }

    /**
     * How many parts are on their way at once. A body that cannot be read from anywhere
     * takes so many parts of memory. Default: that of the client.
     */
    public Upload concurrency(int concurrency) {
        this.concurrency = TransferSettings.requireConcurrency(concurrency);
        return this;
    }

    /**
     * Goes on with the newest upload of this key that was begun and did not come to its
     * end: sends only the parts that the server has not, or not with these bytes. What is
     * kept with the object is what the first attempt said. Without such an upload it
     * begins one.
     *
     * <p>
     * If it fails, the parts stay on the server, to go on again: they take room there
     * until the upload is completed or aborted, or the server removes it, as MinIO does
     * after a day.
     */
    public Upload resume() {
        this.resumed = true;
        return this;
    }

    /**
     * The same with the upload that a token names; if it is gone, begins one anew.
     * Refuses a file that has changed meanwhile.
     * @throws IllegalArgumentException if the token is damaged, or of another object
     */
    public Upload resume(String token) {
        this.token = Resumption.requireFor(this.bucket, this.key, UploadToken.parse(token));
        return resume();
    }

    /**
     * Is given the token once the upload has begun: keep its text, to go on after the end
     * of the process. For an upload that may {@link #resume()}; one in a single request
     * has no token.
     */
    public Upload resumeToken(Consumer<UploadToken> listener) {
        this.tokens = listener;
        return resume();
    }

    /** Sends it. */
    public Mono<ObjectWriteResult> send(MinioClient client) {
        TransferSettings settings = client.transfer();
        DataSize partSize = (this.partSize != null) ? this.partSize : settings.partSize();
        UploadRequests requests = new UploadRequests(this.bucket, this.key, this, payload(), checksum(client),
                isEncrypted());
        // Wrong options throw at once.
        client.execute(requests.put(this.body, null));
        long length = this.body.contentLength();
        PartPlan.of(length, this.partSize, settings, requests.target());
        if (length >= 0 && length <= partSize.toBytes() && (this.body.repeatable() || !payload().md5())) {
            return whole(client, requests);
        }
        Resumption resumption = this.resumed ? new Resumption(this.token, this.tokens) : null;
        UploadWishes wishes = new UploadWishes(this.partSize,
                (this.concurrency != null) ? this.concurrency : settings.concurrency(), timeout(), resumption, proof());
        return Mono.defer(() -> new UploadRun(client, requests.forOneCall(), this.body, wishes).send());
    }

    private Mono<ObjectWriteResult> whole(MinioClient client, UploadRequests requests) {
        return Mono.defer(() -> new SinglePut(client, requests.forOneCall(), this.body, null, timeout()).run());
    }

    private @Nullable ChecksumAlgorithm checksum(MinioClient client) {
        ChecksumAlgorithm own = payload().checksum();
        return (own != null) ? own : client.checksum();
    }

    private @Nullable String proof() {
        return (headerOrNull("content-md5") != null) ? "Content-MD5" : headerThatBegins("x-amz-checksum-");
    }

    // Of SSE-S3 too: what a server answers for a part then need not be its MD5.
    private boolean isEncrypted() {
        return headerThatBegins("x-amz-server-side-encryption") != null;
    }

}
