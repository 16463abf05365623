package io.github.miniospring.client;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.signing.ChunkSigner;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Cuts a body into chunks of one size, signs each, and ends with a signed checksum. One
 * chunk's bytes are kept at a time.
 */
final class SignedChunks {

    private final ChunkSigner signer;

    private final @Nullable ChecksumAlgorithm algorithm;

    private final ChecksumAlgorithm.@Nullable Computation checksum;

    private final DataBufferFactory buffers;

    private final byte[] chunk = new byte[ChunkSigner.CHUNK_SIZE];

    private int filled;

    private @Nullable String value;

    SignedChunks(ChunkSigner signer, @Nullable ChecksumAlgorithm algorithm, DataBufferFactory buffers) {
        this.signer = signer;
        this.algorithm = algorithm;
        this.checksum = (algorithm != null) ? algorithm.start() : null;
        this.buffers = buffers;
    }

    Flux<DataBuffer> frame(Flux<DataBuffer> body) {
        return body.concatMapIterable(this::take).concatWith(Mono.fromSupplier(this::end));
    }

    /** The checksum of the whole, once it was sent. */
    @Nullable String value() {
        return this.value;
    }

    private List<DataBuffer> take(DataBuffer buffer) {
        try {
            List<DataBuffer> frames = new ArrayList<>(2);
            while (buffer.readableByteCount() > 0) {
                int count = Math.min(buffer.readableByteCount(), this.chunk.length - this.filled);
                buffer.read(this.chunk, this.filled, count);
                this.filled += count;
                if (this.filled == this.chunk.length) {
                    frames.add(frame());
                }
            }
            return frames;
        }
        finally {
            DataBufferUtils.release(buffer);
        }
    }

    private DataBuffer frame() {
        ByteBuffer bytes = ByteBuffer.wrap(this.chunk, 0, this.filled);
        if (this.checksum != null) {
            this.checksum.update(bytes.duplicate());
        }
        byte[] header = this.signer.header(bytes);
        DataBuffer frame = this.buffers.allocateBuffer(header.length + this.filled + 2);
        frame.write(header).write(this.chunk, 0, this.filled).write((byte) '\r').write((byte) '\n');
        this.filled = 0;
        return frame;
    }

    private DataBuffer end() {
        DataBuffer last = (this.filled > 0) ? frame() : this.buffers.allocateBuffer(256);
        if (this.algorithm == null || this.checksum == null) {
            return last.write(this.signer.end());
        }
        this.value = this.checksum.value();
        return last.write(this.signer.end(this.algorithm.header(), this.value));
    }

}
