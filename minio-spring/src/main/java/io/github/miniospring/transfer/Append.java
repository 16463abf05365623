package io.github.miniospring.transfer;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.UnsupportedByServerException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.object.AppendObject;
import io.github.miniospring.object.AppendedObject;
import io.github.miniospring.object.HeadObject;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.ReadEncryption;
import io.github.miniospring.operation.RequestOptions;
import io.github.miniospring.operation.SseCustomerKey;
import io.github.miniospring.operation.Verified;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * Bytes to be written behind the end of an object, in one request of up to 5 GiB.
 *
 * <p>
 * The object is asked for its size first; if somebody else appends meanwhile, the server
 * refuses. A server that ignores where the bytes belong has put them in the place of the
 * object: that is an error, never a success.
 *
 * @see AppendObject
 */
public final class Append extends RequestOptions<Append> implements ReadEncryption<Append>, Verified<Append> {

    private static final long MOST = 5L << 30;

    private static final String SERVERS = "MinIO AIStor has it, and AWS in directory buckets";

    private final String bucket;

    private final String key;

    private final ObjectBody body;

    private long offset = -1;

    private @Nullable SseCustomerKey encryption;

    private Append(String bucket, String key, ObjectBody body) {
        this.bucket = bucket;
        this.key = key;
        this.body = requireSize(body);
    }

    public static Append of(String bucket, String key, ObjectBody body) {
        return new Append(bucket, key, body);
    }

    /**
     * Says how many bytes the object has, in place of asking for it; the server refuses
     * when it is not so.
     */
    public Append offset(long offset) {
        Assert.isTrue(offset >= 0, () -> "offset must not be negative but is " + offset);
        this.offset = offset;
        return this;
    }

    @Override
    public Append encryption(SseCustomerKey key) {
        this.encryption = key;
        return ReadEncryption.super.encryption(key);
    }

    /** Sends it. */
    public Mono<AppendedObject> send(MinioClient client) {
        operation(this.body, 0).toRequest();
        return Mono.usingWhen(this.body.prepare(client.io()), ready -> append(client, requireSize(ready)),
                ready -> ready.release(client.io()));
    }

    private ObjectBody requireSize(ObjectBody ready) {
        long length = ready.contentLength();
        Assert.isTrue(length != 0, () -> "There is nothing to append to " + this.bucket + "/" + this.key);
        Assert.isTrue(length <= MOST, () -> "There are " + length + " bytes to append to " + this.bucket + "/"
                + this.key + "; one request takes " + MOST + " at most: append them in pieces");
        return ready;
    }

    private Mono<AppendedObject> append(MinioClient client, ObjectBody ready) {
        Mono<Long> size = (this.offset >= 0) ? Mono.just(this.offset) : stat(client).map(ObjectStat::size);
        return size.flatMap(before -> client.execute(operation(ready, before))
            .onErrorMap(MinioResponseException.class, refusal -> UnsupportedByServerException.of(refusal, SERVERS))
            .flatMap(appended -> told(client, appended))
            .flatMap(appended -> proven(appended, before, ready.contentLength())));
    }

    private Mono<ObjectStat> stat(MinioClient client) {
        HeadObject question = HeadObject.of(this.bucket, this.key);
        if (this.encryption != null) {
            question.encryption(this.encryption);
        }
        return Mono.defer(() -> client.execute(question));
    }

    private AppendObject operation(ObjectBody ready, long before) {
        return AppendObject.of(this.bucket, this.key, before, ready).with(this);
    }

    // A server that does not know the offset tells no size.
    private Mono<AppendedObject> told(MinioClient client, AppendedObject appended) {
        return (appended.size() >= 0) ? Mono.just(appended) : stat(client).map(now -> appended.withSize(now.size()));
    }

    private Mono<AppendedObject> proven(AppendedObject appended, long before, long length) {
        return (appended.size() == before + length) ? Mono.just(appended)
                : Mono.error(new MinioRequestException(
                        "AppendObject " + this.bucket + "/" + this.key + ": the object has " + appended.size()
                                + " bytes now, where " + before + " and " + length + " appended are "
                                + (before + length) + ". A server that cannot append puts the bytes in the"
                                + " place of the object: restore it from its version before, or from where it came",
                        null));
    }

}
