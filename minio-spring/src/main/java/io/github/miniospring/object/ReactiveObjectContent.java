package io.github.miniospring.object;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import io.github.miniospring.operation.S3Response;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.util.Assert;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An object being read: what it is, and its bytes as they arrive. The bytes can be taken
 * once, and only while the call is open.
 */
public final class ReactiveObjectContent implements AutoCloseable {

    private final S3Response response;

    private @Nullable ObjectStat stat;

    ReactiveObjectContent(S3Response response) {
        this.response = response;
    }

    /** What the server tells of the object. */
    public ObjectStat stat() {
        // Takes longer than reading a small object, and most readers do not ask.
        ObjectStat stat = this.stat;
        if (stat == null) {
            stat = ObjectStat.from(this.response);
            this.stat = stat;
        }
        return stat;
    }

    /** The HTTP status: 200, or 206 when it is a part. */
    public int status() {
        return this.response.status();
    }

    /** How many bytes {@link #body()} has; -1 when the server does not tell. */
    public long contentLength() {
        return this.response.headers().getContentLength();
    }

    /**
     * Whether the server's checksum proves the bytes while they are read. It does not for
     * parts, nor for objects whose checksum was made over parts.
     */
    public boolean verified() {
        return this.response.verified();
    }

    /**
     * The bytes, with back-pressure to the server. Ends in an error when they are cut
     * short or do not match the object's checksum. Whoever takes a buffer releases it.
     */
    public Flux<DataBuffer> body() {
        return this.response.body();
    }

    /** The bytes in memory, which must have room for {@link #contentLength()} of them. */
    public Mono<byte[]> bytes() {
        long length = contentLength();
        Assert.state(length <= Integer.MAX_VALUE - 8,
                () -> "The object has " + length + " bytes, more than an array takes; read it as a stream");
        return (length >= 0) ? exactly((int) length) : joined();
    }

    // The length is known: one array, each byte copied once.
    private Mono<byte[]> exactly(int length) {
        return body().collect(() -> new Filling(length), Filling::add)
            // What comes at the moment in which the reader goes.
            .doOnDiscard(DataBuffer.class, DataBufferUtils::release)
            .map(Filling::bytes);
    }

    private Mono<byte[]> joined() {
        return DataBufferUtils.join(body()).map(buffer -> {
            byte[] bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            DataBufferUtils.release(buffer);
            return bytes;
        }).defaultIfEmpty(new byte[0]);
    }

    /** The bytes as text, in the charset of the media type or UTF-8. */
    public Mono<String> text() {
        return text(charset());
    }

    private Charset charset() {
        try {
            MediaType type = this.response.headers().getContentType();
            Charset charset = (type != null) ? type.getCharset() : null;
            return (charset != null) ? charset : StandardCharsets.UTF_8;
        }
        catch (IllegalArgumentException ex) {
            return StandardCharsets.UTF_8;
        }
    }

    /** The bytes as text. */
    public Mono<String> text(Charset charset) {
        return bytes().map(bytes -> new String(bytes, charset));
    }

    /** Gives up what was not read. Does nothing when the bytes were read to their end. */
    @Override
    public void close() {
        this.response.close();
    }

    /** An array on its way to be full; what comes beyond it is an error elsewhere. */
    private static final class Filling {

        private final byte[] bytes;

        private int filled;

        private Filling(int length) {
            this.bytes = new byte[length];
        }

        private void add(DataBuffer buffer) {
            try {
                int count = Math.min(buffer.readableByteCount(), this.bytes.length - this.filled);
                buffer.read(this.bytes, this.filled, count);
                this.filled += count;
            }
            finally {
                DataBufferUtils.release(buffer);
            }
        }

        private byte[] bytes() {
            return this.bytes;
        }

    }

}
