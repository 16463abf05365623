package io.github.miniospring.test.server.payload;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;

import io.github.miniospring.test.server.auth.Authentication;
import io.github.miniospring.test.server.auth.AuthenticationType;
import io.github.miniospring.test.server.digest.ChecksumAlgorithm.Digest;
import io.github.miniospring.test.server.digest.Hashes;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Headers;
import io.github.miniospring.test.server.http.RequestHead;
import io.github.miniospring.test.server.store.Blobs;
import io.github.miniospring.test.server.store.Checksum;
import org.jspecify.annotations.Nullable;

/** Receives one body. */
public final class PayloadReceiver implements Receiver {

    private static final int MD5_LENGTH = 16;

    private final Blobs.Writer writer;

    private final long limit;

    /** Bytes that are to come, without chunks; -1 if that is not known. */
    private final long expected;

    private final Digest md5 = Digest.of("MD5");

    private final @Nullable Digest sha256;

    private final @Nullable Digest checksum;

    private final byte @Nullable [] expectedMd5;

    private final String expectedSha256;

    private final @Nullable RequestedChecksum requested;

    private final @Nullable ChunkDecoder chunks;

    private final boolean unsignedTrailer;

    /**
     * Prepares to receive.
     * @param limit the most bytes to take
     * @param checksums whether those in the head are of this body
     * @throws io.github.miniospring.test.server.error.S3Failure if the headers contradict
     * themselves
     */
    public PayloadReceiver(RequestHead head, Authentication authentication, Blobs blobs, long limit,
            boolean checksums) {
        Headers headers = head.headers();
        boolean chunked = authentication.type() == AuthenticationType.CHUNKS
                || authentication.type() == AuthenticationType.UNSIGNED_TRAILER;
        this.limit = limit;
        this.unsignedTrailer = authentication.type() == AuthenticationType.UNSIGNED_TRAILER;
        this.expected = chunked ? decodedLength(headers) : head.contentLength();
        if (this.expected > limit) {
            throw S3Error.ENTITY_TOO_LARGE.failure();
        }
        this.expectedMd5 = md5(headers);
        this.requested = checksums ? RequestedChecksum.of(headers) : null;
        this.checksum = (this.requested != null) ? this.requested.algorithm().digest() : null;
        this.expectedSha256 = authentication.isPayloadSigned() ? authentication.payloadHash() : "";
        this.sha256 = this.expectedSha256.isEmpty() ? null : Digest.of("SHA-256");
        String trailer = headers.find("x-amz-trailer");
        this.chunks = chunked ? new ChunkDecoder(authentication.chunks(),
                (trailer != null) ? trailer.trim().toLowerCase(Locale.ROOT) : null, this::store) : null;
        this.writer = blobs.writer();
    }

    private static long decodedLength(Headers headers) {
        String length = headers.get("x-amz-decoded-content-length").trim();
        if (!length.matches("\\d{1,18}")) {
            throw S3Error.MISSING_CONTENT_LENGTH.failure();
        }
        return Long.parseLong(length);
    }

    private static byte @Nullable [] md5(Headers headers) {
        String given = headers.find("Content-MD5");
        if (given == null) {
            return null;
        }
        byte[] md5 = Hashes.fromBase64(given);
        if (md5 == null || md5.length != MD5_LENGTH) {
            throw S3Error.INVALID_DIGEST.failure();
        }
        return md5;
    }

    @Override
    public void take(ByteBuffer piece) {
        if (this.chunks != null) {
            this.chunks.take(piece.duplicate());
        }
        else {
            store(piece);
        }
    }

    private void store(ByteBuffer piece) {
        long length = this.writer.length() + piece.remaining();
        if (length > this.limit) {
            throw S3Error.ENTITY_TOO_LARGE.failure();
        }
        if (this.expected >= 0 && length > this.expected) {
            throw S3Error.EXCESS_DATA.failure();
        }
        this.md5.update(piece);
        if (this.sha256 != null) {
            this.sha256.update(piece);
        }
        if (this.checksum != null) {
            this.checksum.update(piece);
        }
        this.writer.write(piece);
    }

    @Override
    public Payload finish() {
        String trailer = (this.chunks != null) ? this.chunks.end() : null;
        if (this.unsignedTrailer && trailer == null) {
            throw S3Error.MALFORMED_CHUNKS.failure();
        }
        if (this.expected >= 0 && this.writer.length() != this.expected) {
            throw S3Error.INCOMPLETE_BODY.failure();
        }
        if (this.sha256 != null && !Hashes.hex(this.sha256.value()).equals(this.expectedSha256)) {
            throw S3Error.CONTENT_SHA256_MISMATCH.failure();
        }
        byte[] md5 = this.md5.value();
        if (this.expectedMd5 != null && !Arrays.equals(md5, this.expectedMd5)) {
            throw S3Error.BAD_DIGEST.failure();
        }
        Checksum checksum = checksum(trailer);
        return new Payload(this.writer.finish(), md5, checksum, this.expectedMd5 != null || checksum != null, null);
    }

    private @Nullable Checksum checksum(@Nullable String trailer) {
        RequestedChecksum requested = this.requested;
        if (requested == null || this.checksum == null) {
            return null;
        }
        String promised = (requested.value() != null) ? requested.value() : trailer;
        String actual = Hashes.base64(this.checksum.value());
        if (!actual.equals(promised)) {
            throw S3Error.CHECKSUM_MISMATCH.failure();
        }
        return new Checksum(requested.algorithm(), actual, false);
    }

    @Override
    public void discard() {
        this.writer.discard();
    }

}
