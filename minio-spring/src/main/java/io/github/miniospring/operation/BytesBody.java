package io.github.miniospring.operation;

import java.nio.ByteBuffer;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/** Bytes in memory, sent in slices, so that progress is seen and a stall is noticed. */
final class BytesBody implements ObjectBody {

    static final BytesBody EMPTY = new BytesBody(new byte[0]);

    private static final int SLICE = 256 * 1024;

    private final byte[] bytes;

    private final int from;

    private final int length;

    BytesBody(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private BytesBody(byte[] bytes, int from, int length) {
        this.bytes = bytes;
        this.from = from;
        this.length = length;
    }

    @Override
    public long contentLength() {
        return this.length;
    }

    @Override
    public ByteBuffer inMemory() {
        return ByteBuffer.wrap(this.bytes, this.from, this.length);
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public ObjectBody part(long offset, long length) {
        return new BytesBody(this.bytes, Math.toIntExact(this.from + offset), Math.toIntExact(length));
    }

    @Override
    public Flux<DataBuffer> read(DataBufferFactory buffers, Scheduler io) {
        if (this.length == 0) {
            return Flux.empty();
        }
        if (this.length <= SLICE) {
            return Flux.defer(() -> Flux.just(slice(buffers, 0, this.length)));
        }
        return Flux.generate(() -> 0, (offset, sink) -> {
            int length = Math.min(SLICE, this.length - offset);
            if (length == 0) {
                sink.complete();
                return offset;
            }
            sink.next(slice(buffers, offset, length));
            return offset + length;
        });
    }

    private DataBuffer slice(DataBufferFactory buffers, int offset, int length) {
        return buffers.wrap(ByteBuffer.wrap(this.bytes, this.from + offset, length).slice());
    }

}
