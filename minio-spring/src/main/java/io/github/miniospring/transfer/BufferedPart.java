package io.github.miniospring.transfer;

import java.util.List;

import io.github.miniospring.operation.ObjectBody;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;

/**
 * A part in pooled memory, so that it can be sent again. Whoever reads it holds the
 * buffers that are being sent; this holds all of them, until it is released.
 */
final class BufferedPart implements ObjectBody {

    private final int number;

    private final List<DataBuffer> buffers;

    private final long length;

    private final boolean last;

    private boolean released;

    /**
     * @param last whether the source has ended with it
     */
    BufferedPart(int number, List<DataBuffer> buffers, boolean last) {
        this.number = number;
        this.buffers = List.copyOf(buffers);
        this.length = buffers.stream().mapToLong(DataBuffer::readableByteCount).sum();
        this.last = last;
    }

    int number() {
        return this.number;
    }

    /** Whether it is all there is. */
    boolean whole() {
        return this.number == 1 && this.last;
    }

    @Override
    public long contentLength() {
        return this.length;
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    // On the thread that asks: those for blocking work may all be waiting for this part
    // to be sent.
    @Override
    public Flux<DataBuffer> read(DataBufferFactory factory, Scheduler io) {
        return Flux.generate(() -> 0, this::next);
    }

    private int next(int index, SynchronousSink<DataBuffer> sink) {
        if (index == this.buffers.size()) {
            sink.complete();
            return index;
        }
        sink.next(lend(index));
        return index + 1;
    }

    // The way that is not deprecated would take the bytes away from the buffer.
    @SuppressWarnings("deprecation")
    private synchronized DataBuffer lend(int index) {
        if (this.released) {
            throw new IllegalStateException("This part has been given up");
        }
        DataBuffer buffer = this.buffers.get(index);
        return buffer.retainedSlice(buffer.readPosition(), buffer.readableByteCount());
    }

    /** Gives the memory back. */
    synchronized void release() {
        if (!this.released) {
            this.released = true;
            this.buffers.forEach(DataBufferUtils::release);
        }
    }

}
