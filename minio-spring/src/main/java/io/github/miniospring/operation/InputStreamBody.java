package io.github.miniospring.operation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;

/** A stream of the caller's, read once. */
final class InputStreamBody implements ObjectBody {

    private final LentStream stream;

    private final long length;

    InputStreamBody(InputStream stream, long length) {
        this.stream = new LentStream(stream);
        this.length = length;
    }

    @Override
    public long contentLength() {
        return this.length;
    }

    @Override
    public boolean repeatable() {
        return false;
    }

    @Override
    public Flux<DataBuffer> read(DataBufferFactory buffers, Scheduler io) {
        return read(this.stream, this.length, buffers).subscribeOn(io);
    }

    @Override
    public Mono<Void> release(Scheduler io) {
        return this.stream.giveBack(io);
    }

    /**
     * @param length how many bytes to read; -1 for all
     */
    static Flux<DataBuffer> read(InputStream stream, long length, DataBufferFactory buffers) {
        return Flux.generate(() -> (length < 0) ? Long.MAX_VALUE : length,
                (left, sink) -> next(stream, left, buffers, sink));
    }

    private static long next(InputStream stream, long left, DataBufferFactory buffers,
            SynchronousSink<DataBuffer> sink) {
        int wanted = (int) Math.min(PathBody.CHUNK, left);
        if (wanted == 0) {
            sink.complete();
            return 0;
        }
        try {
            byte[] bytes = new byte[wanted];
            int count = stream.readNBytes(bytes, 0, wanted);
            if (count > 0) {
                sink.next(buffers.wrap(ByteBuffer.wrap(bytes, 0, count)));
            }
            else {
                sink.complete();
            }
            return left - count;
        }
        catch (IOException ex) {
            sink.error(ex);
            return left;
        }
    }

}
