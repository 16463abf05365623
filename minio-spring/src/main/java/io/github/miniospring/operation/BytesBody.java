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

    BytesBody(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long contentLength() {
        return this.bytes.length;
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public Flux<DataBuffer> read(DataBufferFactory buffers, Scheduler io) {
        if (this.bytes.length == 0) {
            return Flux.empty();
        }
        if (this.bytes.length <= SLICE) {
            return Flux.defer(() -> Flux.just(buffers.wrap(this.bytes)));
        }
        return Flux.generate(() -> 0, (offset, sink) -> {
            int length = Math.min(SLICE, this.bytes.length - offset);
            if (length == 0) {
                sink.complete();
                return offset;
            }
            sink.next(buffers.wrap(ByteBuffer.wrap(this.bytes, offset, length).slice()));
            return offset + length;
        });
    }

}
