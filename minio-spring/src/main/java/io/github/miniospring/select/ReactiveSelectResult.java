package io.github.miniospring.select;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.ErrorResponse;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.operation.S3Request;
import io.github.miniospring.operation.S3Response;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.StringDecoder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * The answer to a question while it arrives. Its records can be taken once, and only
 * while the call is open.
 */
public final class ReactiveSelectResult implements AutoCloseable {

    private final S3Response response;

    private final SelectRequest request;

    private volatile @Nullable SelectStats stats;

    private boolean ended;

    ReactiveSelectResult(S3Response response, SelectRequest request) {
        this.response = response;
        this.request = request;
    }

    /**
     * The records as the server writes them; a buffer may end within one. Ends in an
     * error when the server gives up, when a frame is not what its checksums say, and
     * when the answer is not complete. Whoever takes a buffer releases it.
     */
    public Flux<DataBuffer> records() {
        return Flux.defer(() -> {
            EventStreamDecoder decoder = new EventStreamDecoder();
            return this.response.body()
                .<List<EventFrame>>handle((buffer, sink) -> decode(decoder, buffer, sink))
                .concatMapIterable(Function.identity(), 1)
                .<DataBuffer>handle(this::take)
                .concatWith(Mono.defer(() -> end(decoder)))
                .onErrorMap(EventStreamException.class, this::broken)
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release);
        });
    }

    /**
     * The records as text, each without its delimiter, in place of {@link #records()}.
     * Not for CSV whose quoted values hold that delimiter: they would be cut.
     */
    public Flux<String> lines() {
        StringDecoder decoder = StringDecoder.allMimeTypes(List.of(this.request.output().recordDelimiter()), true);
        // A record is not larger than what a server has read of one.
        decoder.setMaxInMemorySize(16 * 1024 * 1024);
        return decoder.decode(records(), ResolvableType.forClass(String.class), null, null);
    }

    /**
     * How much work it is: what the server told last while the records come, if progress
     * was asked for, and the final numbers after their end; null where it told nothing.
     */
    public @Nullable SelectStats stats() {
        return this.stats;
    }

    // Not thrown: what a function fails on is released once more by the operator.
    private static void decode(EventStreamDecoder decoder, DataBuffer buffer, SynchronousSink<List<EventFrame>> sink) {
        try {
            sink.next(decoder.decode(buffer));
        }
        catch (EventStreamException ex) {
            sink.error(ex);
        }
    }

    private void take(EventFrame frame, SynchronousSink<DataBuffer> sink) {
        if (frame.isError()) {
            sink.error(refusal(frame));
            return;
        }
        switch (frame.eventType()) {
            case "Records" -> {
                if (frame.payload().length > 0) {
                    sink.next(DefaultDataBufferFactory.sharedInstance.wrap(frame.payload()));
                }
            }
            case "Progress" -> {
                SelectStats progress = SelectStats.parse(frame.payload());
                this.stats = progress;
                this.request.tellProgress(progress);
            }
            case "Stats" -> this.stats = SelectStats.parse(frame.payload());
            case "End" -> this.ended = true;
            default -> {
                // "Cont" keeps the connection alive; others may come one day.
            }
        }
    }

    private Mono<DataBuffer> end(EventStreamDecoder decoder) {
        return (this.ended && decoder.isComplete()) ? Mono.empty()
                : Mono.error(new EventStreamException("it ends before its end was said"));
    }

    private MinioRequestException broken(EventStreamException ex) {
        return new MinioRequestException(
                this.response.request().target() + ": the stream of records is broken: " + ex.getMessage(), ex);
    }

    private MinioResponseException refusal(EventFrame frame) {
        S3Request asked = this.response.request();
        Map<String, List<String>> headers = new LinkedHashMap<>();
        this.response.headers()
            .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return new MinioResponseException(new ErrorResponse(asked.action(), this.response.status(),
                new ErrorCode(frame.header(":error-code")), frame.header(":error-message"), asked.bucket(), asked.key(),
                null, this.response.header("x-amz-request-id"), this.response.header("x-amz-id-2"), null, headers));
    }

    /** Gives up what was not read. Does nothing when it was read to its end. */
    @Override
    public void close() {
        this.response.close();
    }

}
