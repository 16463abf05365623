package io.github.miniospring.transfer;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.miniospring.AccessDeniedException;
import io.github.miniospring.ErrorCode;
import io.github.miniospring.ErrorResponse;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.UnsupportedByServerException;
import io.github.miniospring.bucket.GetObjectLockConfiguration;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.object.DeleteObject;
import io.github.miniospring.object.FanOutEntry;
import io.github.miniospring.object.FannedOutObject;
import io.github.miniospring.object.PutObjectFanOut;
import io.github.miniospring.operation.Names;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.RequestOptions;
import io.github.miniospring.operation.WriteEncryption;
import io.github.miniospring.presign.PostForm;
import io.github.miniospring.presign.PostPolicy;
import io.github.miniospring.signing.SigningScope;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * Many objects to be made of the same bytes, which are sent once: up to 16 MiB, held in
 * memory here and by the server. Needs credentials that may {@code s3:PutObjectFanOut}.
 *
 * <p>
 * Not atomic: each object has its own result. The SHA-256 of the bytes goes along under
 * the signature.
 *
 * @see PutObjectFanOut
 */
public final class FanOut extends RequestOptions<FanOut> implements WriteEncryption<FanOut> {

    private static final int MOST = 16 * 1024 * 1024;

    private static final String ENCRYPTION = "x-amz-server-side-encryption";

    private static final String KEY = ENCRYPTION + "-customer-key";

    private static final Duration VALID = Duration.ofMinutes(15);

    private final String bucket;

    private final ObjectBody content;

    private final List<FanOutEntry> entries;

    private FanOut(String bucket, ObjectBody content, List<FanOutEntry> entries) {
        Assert.notEmpty(entries, "There must be an object at least to make of the bytes");
        this.bucket = Names.bucket(bucket);
        this.content = content;
        this.entries = List.copyOf(entries);
    }

    /** Objects of {@code content}, one for each entry. */
    public static FanOut of(String bucket, ObjectBody content, List<FanOutEntry> entries) {
        return new FanOut(bucket, content, entries);
    }

    /**
     * Sends it.
     * @return what became of each object, in the order of the entries
     */
    public Mono<List<FannedOutObject>> send(MinioClient client) {
        Assert.isTrue(client.endpoint().secure() || !givenHeaders().containsKey(KEY), () -> "PutObjectFanOut "
                + this.bucket + ": an SSE-C key would travel readable over http; use an https endpoint");
        requireSize(this.content);
        return bytes(client).flatMap(bytes -> client.signingScope(this.bucket)
            .switchIfEmpty(Mono.error(() -> new IllegalArgumentException(
                    "putObjectFanOut needs credentials: there is nothing to sign its form with")))
            .flatMap(scope -> lockable(client).then(Mono.defer(() -> send(client, scope, bytes)))));
    }

    // Where a bucket has no lock, MinIO takes a retention all the same and does not keep
    // to
    // it.
    private Mono<Void> lockable(MinioClient client) {
        if (this.entries.stream().allMatch(entry -> entry.retention() == null)) {
            return Mono.empty();
        }
        return client.execute(GetObjectLockConfiguration.of(this.bucket))
            .onErrorComplete(AccessDeniedException.class)
            .then();
    }

    private static ObjectBody requireSize(ObjectBody body) {
        Assert.isTrue(body.contentLength() <= MOST, () -> "There are " + body.contentLength()
                + " bytes to make objects of; servers take " + MOST + " at most");
        return body;
    }

    private Mono<byte[]> bytes(MinioClient client) {
        return Mono.usingWhen(this.content.prepare(client.io()),
                ready -> DataBufferUtils
                    .join(requireSize(ready).read(DefaultDataBufferFactory.sharedInstance, client.io()), MOST)
                    .map(FanOut::bytes)
                    .defaultIfEmpty(new byte[0]),
                ready -> ready.release(client.io()));
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private Mono<List<FannedOutObject>> send(MinioClient client, SigningScope scope, byte[] bytes) {
        // The key is needed for the form only: no object of this name comes to be.
        String key = "fan-out." + UUID.randomUUID();
        PutObjectFanOut operation = PutObjectFanOut
            .of(this.bucket, fields(client, scope, key, bytes), this.entries, bytes)
            .with(this, name -> !name.startsWith(ENCRYPTION));
        Duration limit = timeout();
        if (limit != null) {
            operation.timeout(limit);
        }
        return client.execute(operation)
            .onErrorMap(MinioResponseException.class,
                    refusal -> UnsupportedByServerException.of(refusal, "MinIO has it"))
            .flatMap(objects -> objects.isEmpty() ? undone(client, key) : Mono.just(ordered(objects)));
    }

    private Map<String, String> fields(MinioClient client, SigningScope scope, String key, byte[] bytes) {
        ChecksumAlgorithm.Computation sha256 = ChecksumAlgorithm.SHA256.start();
        sha256.update(ByteBuffer.wrap(bytes));
        PostPolicy policy = PostPolicy.of(this.bucket, client.now().plus(VALID))
            .key(key)
            .contentLengthRange(bytes.length, bytes.length)
            .equal("x-amz-checksum-algorithm", ChecksumAlgorithm.SHA256.name())
            .equal(ChecksumAlgorithm.SHA256.header(), sha256.value());
        Map<String, String> keys = new LinkedHashMap<>();
        givenHeaders().forEach((name, value) -> {
            if (name.equals(KEY)) {
                keys.put(name, value);
            }
            else if (name.startsWith(ENCRYPTION)) {
                policy.equal(name, value);
            }
        });
        PostForm form = policy.sign(client.publicAddressing(), scope, client.now());
        Map<String, String> fields = new LinkedHashMap<>(form.fields());
        // A policy is readable by everybody who has the form: the caller's key stays out
        // of it.
        fields.putAll(keys);
        return fields;
    }

    private List<FannedOutObject> ordered(List<FannedOutObject> objects) {
        Map<String, FannedOutObject> byKey = new LinkedHashMap<>();
        objects.forEach(object -> byKey.put(object.key(), object));
        return this.entries.stream().map(entry -> {
            FannedOutObject object = byKey.get(entry.key());
            if (object == null) {
                throw new MinioRequestException("PutObjectFanOut " + this.bucket
                        + ": the server does not say what became of '" + entry.key() + "'", null);
            }
            return object;
        }).toList();
    }

    // A server that does not know of it has made one object of the form.
    private Mono<List<FannedOutObject>> undone(MinioClient client, String key) {
        return client.execute(DeleteObject.of(this.bucket, key))
            .then(Mono.error(() -> UnsupportedByServerException.of(new ErrorResponse("PutObjectFanOut", 200,
                    ErrorCode.NOT_IMPLEMENTED, "The server has made one object of the form, which has been removed",
                    this.bucket, null, null, null, null, null, Map.of()), "MinIO has it")));
    }

}
