package io.github.miniospring.client;

import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * Sees to it that a body to send has the bytes it was announced with, no less and no
 * more.
 *
 * <p>
 * The last buffer waits until the source has ended: a server that has all announced bytes
 * stores them, whatever the source says afterwards.
 */
final class ExactLength {

    private static final DataBuffer GONE = DefaultDataBufferFactory.sharedInstance.allocateBuffer(0);

    private final long announced;

    private final AtomicReference<@Nullable DataBuffer> last = new AtomicReference<>();

    private long seen;

    private ExactLength(long announced) {
        this.announced = announced;
    }

    static Flux<DataBuffer> of(Flux<DataBuffer> body, long announced) {
        return Flux.defer(() -> {
            ExactLength length = new ExactLength(announced);
            return body.handle(length::take).concatWith(Mono.defer(length::end)).doFinally(signal -> length.discard());
        });
    }

    private void take(DataBuffer buffer, SynchronousSink<DataBuffer> sink) {
        this.seen += buffer.readableByteCount();
        if (this.seen < this.announced) {
            sink.next(buffer);
        }
        else if (this.seen > this.announced) {
            DataBufferUtils.release(buffer);
            sink.error(new IOException("The body is longer than the " + this.announced + " bytes it was given as"));
        }
        else if (!this.last.compareAndSet(null, buffer)) {
            DataBufferUtils.release(buffer);
        }
    }

    private Mono<DataBuffer> end() {
        if (this.seen != this.announced) {
            return Mono.error(missing(this.seen, this.announced));
        }
        return Mono.justOrEmpty(this.last.getAndSet(GONE));
    }

    static EOFException missing(long seen, long announced) {
        return new EOFException("The body ended after " + seen + " of the " + announced + " bytes it was given as");
    }

    private void discard() {
        DataBufferUtils.release(this.last.getAndSet(GONE));
    }

}
