package io.github.miniospring.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

import io.github.miniospring.FileRange;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** What is computed over a body in one pass. For one pass only. */
final class Digests {

    private static final int CHUNK = 128 * 1024;

    private final @Nullable MessageDigest sha256;

    private final @Nullable MessageDigest md5;

    private final ChecksumAlgorithm.@Nullable Computation checksum;

    Digests(boolean sha256, boolean md5, @Nullable ChecksumAlgorithm checksum) {
        this.sha256 = sha256 ? digest("SHA-256") : null;
        this.md5 = md5 ? digest("MD5") : null;
        this.checksum = (checksum != null) ? checksum.start() : null;
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        }
        catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("This JVM has no " + name, ex);
        }
    }

    /** Reads {@code body} to its end, releasing it. */
    Mono<Result> over(Flux<DataBuffer> body) {
        return body.doOnNext(buffer -> {
            try {
                update(buffer);
            }
            finally {
                DataBufferUtils.release(buffer);
            }
        }).then(Mono.fromSupplier(this::result));
    }

    /** Reads a file, through one buffer that stays in the processor's cache. */
    Mono<Result> over(FileRange file, DataBufferFactory buffers, Scheduler io) {
        return Mono.fromCallable(() -> {
            DataBuffer buffer = buffers.allocateBuffer(CHUNK);
            try (FileChannel channel = FileChannel.open(file.file(), StandardOpenOption.READ);
                    DataBuffer.ByteBufferIterator spaces = buffer.writableByteBuffers()) {
                read(channel, file, spaces.next());
            }
            finally {
                DataBufferUtils.release(buffer);
            }
            return result();
        }).subscribeOn(io);
    }

    private void read(FileChannel channel, FileRange file, ByteBuffer space) throws IOException {
        long done = 0;
        while (done < file.length()) {
            space.clear().limit((int) Math.min(space.capacity(), file.length() - done));
            int count = channel.read(space, file.offset() + done);
            if (count < 0) {
                throw ExactLength.missing(done, file.length());
            }
            done += count;
            update(space.flip());
        }
    }

    /** Takes the readable bytes of {@code buffer}, which stays as it is. */
    void update(DataBuffer buffer) {
        try (DataBuffer.ByteBufferIterator parts = buffer.readableByteBuffers()) {
            while (parts.hasNext()) {
                update(parts.next());
            }
        }
    }

    /** Takes the remaining bytes of {@code part}. */
    void update(ByteBuffer part) {
        if (this.sha256 != null) {
            this.sha256.update(part.duplicate());
        }
        if (this.md5 != null) {
            this.md5.update(part.duplicate());
        }
        if (this.checksum != null) {
            this.checksum.update(part);
        }
    }

    Result result() {
        return new Result((this.sha256 != null) ? HexFormat.of().formatHex(this.sha256.digest()) : null,
                (this.md5 != null) ? this.md5.digest() : null, (this.checksum != null) ? this.checksum.value() : null);
    }

    /**
     * What came out.
     *
     * @param sha256 in hex
     * @param md5 the bytes
     * @param checksum in base64
     */
    record Result(@Nullable String sha256, byte @Nullable [] md5, @Nullable String checksum) {

        @Nullable String md5Base64() {
            return (this.md5 != null) ? Base64.getEncoder().encodeToString(this.md5) : null;
        }

        @Nullable String md5Hex() {
            return (this.md5 != null) ? HexFormat.of().formatHex(this.md5) : null;
        }

    }

}
