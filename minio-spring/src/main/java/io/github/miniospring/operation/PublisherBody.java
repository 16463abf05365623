package io.github.miniospring.operation;

import java.util.concurrent.atomic.AtomicBoolean;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/** Buffers of the caller's, subscribed to once. */
final class PublisherBody implements ObjectBody {

    private final Publisher<? extends DataBuffer> buffers;

    private final long length;

    private final AtomicBoolean taken = new AtomicBoolean();

    PublisherBody(Publisher<? extends DataBuffer> buffers, long length) {
        this.buffers = buffers;
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
    public Flux<DataBuffer> read(DataBufferFactory factory, Scheduler io) {
        return Flux.defer(() -> this.taken.compareAndSet(false, true) ? Flux.<DataBuffer>from(this.buffers)
                : Flux.error(new IllegalStateException("This body was sent already; make a new one for each call")));
    }

}
