package io.github.miniospring.transfer;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.TransferSettings;
import io.github.miniospring.object.AppendObject;
import io.github.miniospring.object.AppendedObject;
import io.github.miniospring.object.HeadObject;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.ReadEncryption;
import io.github.miniospring.operation.RequestOptions;
import io.github.miniospring.operation.SseCustomerKey;
import io.github.miniospring.operation.Verified;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/**
 * Bytes to be written behind the end of an object: up to 5 GiB in one request, what is
 * more, or of unknown length, in pieces one after the other.
 *
 * <p>
 * The object is asked for its size first; if somebody else appends meanwhile, the server
 * refuses. After a failure the pieces before stay. A server that ignores where the bytes
 * belong has put them in the place of the object: that is an error, never a success.
 *
 * @see AppendObject
 */
public final class Append extends RequestOptions<Append> implements ReadEncryption<Append>, Verified<Append> {

    private final String bucket;

    private final String key;

    private final ObjectBody body;

    private long offset = -1;

    private @Nullable DataSize partSize;

    private @Nullable SseCustomerKey encryption;

    private Append(String bucket, String key, ObjectBody body) {
        this.bucket = bucket;
        this.key = key;
        this.body = body;
        requireBytes(body.contentLength());
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

    /**
     * Size of the pieces, from 5 MiB to 5 GiB; what is no larger goes in one request. A
     * body that cannot be read from anywhere takes so much memory then. Default: 5 GiB;
     * for such a body, where one request does not take it, the client's size of parts.
     */
    public Append partSize(DataSize partSize) {
        this.partSize = TransferSettings.requirePartSize(partSize);
        return this;
    }

    @Override
    public Append encryption(SseCustomerKey key) {
        this.encryption = key;
        return ReadEncryption.super.encryption(key);
    }

    /** Sends it. */
    public Mono<AppendedObject> send(MinioClient client) {
        String target = operation(this.body, 0).toRequest().target();
        return client.asOne(target, own -> {
            Deadline deadline = new Deadline(timeout(), own.timer(), target);
            return Mono.usingWhen(deadline.limit(this.body.prepare(own.io())),
                    ready -> deadline.limit(Mono.defer(() -> appending(own, ready).run(this.offset))),
                    ready -> ready.release(own.io()));
        });
    }

    private Appending appending(MinioClient client, ObjectBody ready) {
        requireBytes(ready.contentLength());
        return new Appending(client, this, ready, this.partSize, payload().progress());
    }

    void requireBytes(long length) {
        Assert.isTrue(length != 0, () -> "There is nothing to append to " + this.bucket + "/" + this.key);
    }

    HeadObject question() {
        HeadObject question = HeadObject.of(this.bucket, this.key);
        return (this.encryption != null) ? question.encryption(this.encryption) : question;
    }

    AppendObject operation(ObjectBody piece, long before) {
        return AppendObject.of(this.bucket, this.key, before, piece).with(this);
    }

}
