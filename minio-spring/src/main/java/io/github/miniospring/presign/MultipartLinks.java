package io.github.miniospring.presign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.miniospring.operation.Addressing;
import io.github.miniospring.operation.Described;
import io.github.miniospring.operation.Locked;
import io.github.miniospring.operation.Names;
import io.github.miniospring.operation.RequestOptions;
import io.github.miniospring.operation.Tagged;
import io.github.miniospring.operation.WriteEncryption;
import io.github.miniospring.signing.SigningScope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * An upload in parts that somebody else is to do by links. What is to be kept with the
 * object is said here, once: it is no part of the links.
 */
public final class MultipartLinks extends RequestOptions<MultipartLinks> implements Described<MultipartLinks>,
        Tagged<MultipartLinks>, Locked<MultipartLinks>, WriteEncryption<MultipartLinks> {

    private static final long MAX_SIZE = DataSize.ofTerabytes(5).toBytes();

    private static final long MIN_PART = DataSize.ofMegabytes(5).toBytes();

    private static final long MAX_PART = DataSize.ofGigabytes(5).toBytes();

    private static final int MAX_PARTS = 10_000;

    private static final long MEBIBYTE = 1024 * 1024;

    private final String bucket;

    private final String key;

    private final long size;

    private long partSize;

    private @Nullable String uploadId;

    private MultipartLinks(String bucket, String key, long size, long partSize) {
        Assert.isTrue(size >= 0 && size <= MAX_SIZE, () -> "size must be from 0 bytes to 5 TiB but is " + size);
        this.bucket = Names.bucket(bucket);
        this.key = Names.key(key);
        this.size = size;
        this.partSize = partSize;
    }

    /**
     * An upload of {@code size} bytes.
     * @param partSize in bytes, used where no other is set
     */
    public static MultipartLinks of(String bucket, String key, long size, long partSize) {
        return new MultipartLinks(bucket, key, size, partSize);
    }

    /**
     * How large the parts are, 5 MiB to 5 GiB; larger where there would be more than
     * 10,000. Default: that of the client.
     */
    public MultipartLinks partSize(DataSize size) {
        Assert.isTrue(size.toBytes() >= MIN_PART && size.toBytes() <= MAX_PART,
                () -> "partSize must be from 5MB to 5GB but is " + size);
        this.partSize = size.toBytes();
        return this;
    }

    /**
     * Makes new links for an upload that was begun before, as after a pause. The size of
     * the parts must be the same as then.
     */
    public MultipartLinks uploadId(String uploadId) {
        Assert.hasText(uploadId, "uploadId must not be blank");
        this.uploadId = uploadId;
        return this;
    }

    /** The upload that was begun before; null to begin one. */
    public @Nullable String uploadId() {
        return this.uploadId;
    }

    /** Checks what can be, before anything is sent. */
    public void check() {
        Assert.isTrue(headerThatBegins("x-amz-server-side-encryption-customer-") == null,
                "A key of the caller's would have to be sent with every part; links cannot carry it");
    }

    /** Computes the links; nothing is sent. */
    public MultipartUploadPlan sign(Addressing addressing, SigningScope scope, Instant now, Duration expires,
            String uploadId) {
        long each = partSize();
        List<MultipartUploadPlan.Part> parts = new ArrayList<>();
        long offset = 0;
        do {
            int number = parts.size() + 1;
            Link link = link(HttpMethod.PUT, uploadId).query("partNumber", Integer.toString(number));
            parts.add(new MultipartUploadPlan.Part(number, offset, Math.min(each, this.size - offset),
                    link.sign(addressing, scope, now, expires).url()));
            offset += each;
        }
        while (offset < this.size);
        PresignedUrl complete = link(HttpMethod.POST, uploadId).sign(addressing, scope, now, expires);
        return new MultipartUploadPlan(this.bucket, this.key, uploadId, this.size, each, complete.expiration(), parts,
                complete.url(), link(HttpMethod.DELETE, uploadId).sign(addressing, scope, now, expires).url(),
                link(HttpMethod.GET, uploadId).sign(addressing, scope, now, expires).url());
    }

    private Link link(HttpMethod method, String uploadId) {
        return Link.of(method, this.bucket, this.key).query("uploadId", uploadId);
    }

    private long partSize() {
        long least = (this.size + MAX_PARTS - 1) / MAX_PARTS;
        long whole = (least + MEBIBYTE - 1) / MEBIBYTE * MEBIBYTE;
        return Math.max(this.partSize, whole);
    }

}
