package io.github.miniospring.operation;

import java.io.IOException;
import java.io.InputStream;

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
        return Flux.generate(() -> new Reading(stream, length, buffers), Reading::next);
    }

    /**
     * One pass over a stream, through one array: a new one for each buffer is garbage.
     */
    private static final class Reading {

        private final InputStream stream;

        private final DataBufferFactory buffers;

        private final byte[] bytes;

        private long left;

        private Reading(InputStream stream, long length, DataBufferFactory buffers) {
            this.stream = stream;
            this.buffers = buffers;
            this.left = (length < 0) ? Long.MAX_VALUE : length;
            this.bytes = new byte[(int) Math.min(PathBody.CHUNK, this.left)];
        }

        private Reading next(SynchronousSink<DataBuffer> sink) {
            try {
                int count = this.stream.readNBytes(this.bytes, 0, (int) Math.min(this.bytes.length, this.left));
                this.left -= count;
                if (count > 0) {
                    sink.next(this.buffers.allocateBuffer(count).write(this.bytes, 0, count));
                }
                else {
                    sink.complete();
                }
            }
            catch (IOException ex) {
                sink.error(ex);
            }
            return this;
        }

    }

}
