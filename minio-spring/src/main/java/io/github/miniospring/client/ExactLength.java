package io.github.miniospring.client;

import java.io.EOFException;
import java.io.IOException;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sees to it that a body to send has the bytes it was announced with, no less and no
 * more.
 */
final class ExactLength {

    private final long announced;

    private long seen;

    private ExactLength(long announced) {
        this.announced = announced;
    }

    static Flux<DataBuffer> of(Flux<DataBuffer> body, long announced) {
        return Flux.defer(() -> {
            ExactLength length = new ExactLength(announced);
            return body.<DataBuffer>handle((buffer, sink) -> {
                length.seen += buffer.readableByteCount();
                if (length.seen > length.announced) {
                    DataBufferUtils.release(buffer);
                    sink.error(new IOException("The body is longer than the " + announced + " bytes it was given as"));
                }
                else {
                    sink.next(buffer);
                }
            }).concatWith(Mono.defer(length::check));
        });
    }

    private Mono<DataBuffer> check() {
        return (this.seen == this.announced) ? Mono.empty() : Mono.error(new EOFException(
                "The body ended after " + this.seen + " of the " + this.announced + " bytes it was given as"));
    }

}
