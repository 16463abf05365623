package io.github.miniospring.transfer;

import io.github.miniospring.client.MinioClient;
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
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import reactor.core.publisher.Mono;

/**
 * An object to store, with all that is to be kept with it. It is stored whole or not at
 * all.
 *
 * @see PutObject
 */
public final class Upload extends RequestOptions<Upload> implements Described<Upload>, Tagged<Upload>, Locked<Upload>,
        WriteEncryption<Upload>, WriteConditions<Upload>, Verified<Upload> {

    private final String bucket;

    private final String key;

    private final ObjectBody body;

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

    /** Sends it. */
    public Mono<ObjectWriteResult> send(MinioClient client) {
        return client.execute(PutObject.of(this.bucket, this.key, this.body).with(this));
    }

}
