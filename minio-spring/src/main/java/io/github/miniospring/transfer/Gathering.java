package io.github.miniospring.transfer;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.multipart.UploadPart;
import io.github.miniospring.multipart.UploadedPart;
import io.github.miniospring.object.GetObject;
import io.github.miniospring.object.ReactiveObjectContent;
import io.github.miniospring.operation.CopySource;
import io.github.miniospring.operation.ObjectBody;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A part that no server can copy, because each of its sources is too small: they are read
 * one after the other into pooled memory, and sent together. Where an answer breaks off,
 * only what is missing is asked for again.
 */
final class Gathering {

    private final MinioClient client;

    private final CopyPart part;

    Gathering(MinioClient client, CopyPart part) {
        this.client = client;
        this.part = part;
    }

    /**
     * Sends it.
     * @param request makes the request of the body
     */
    Mono<UploadedPart> send(Function<ObjectBody, UploadPart> request) {
        return Mono.using(this::splitter,
                splitter -> splitter.single().flatMap(body -> this.client.execute(request.apply(body))),
                PartSplitter::close);
    }

    private PartSplitter splitter() {
        Flux<DataBuffer> bytes = Flux.fromIterable(this.part.sources()).concatMap(source -> read(source, 0, 1), 1);
        long length = this.part.length();
        return new PartSplitter(bytes, new PartPlan(length, length), length, this.client.buffers(), Gathering::failure);
    }

    private static Throwable failure(Throwable failure) {
        return (failure instanceof IOException) ? new MinioRequestException(
                "The sources of a part have not as many bytes as the server told: " + failure.getMessage(), failure)
                : failure;
    }

    /**
     * @param skipped how many bytes of it are there already
     * @param attempt counted from 1
     */
    private Flux<DataBuffer> read(CopySource source, long skipped, int attempt) {
        AtomicLong read = new AtomicLong(skipped);
        return this.client.execute(request(source, skipped), content -> checked(source, skipped, content))
            .doOnNext(buffer -> read.addAndGet(buffer.readableByteCount()))
            .onErrorResume(failure -> (source.length() > 0 && read.get() == source.length()) ? Flux.error(failure)
                    : this.client.beforeTheRest(failure, attempt)
                        .thenMany(Flux.defer(() -> read(source, read.get(), attempt + 1))));
    }

    private static GetObject request(CopySource source, long skipped) {
        GetObject request = source.readBy(GetObject.of(source.bucket(), source.key()));
        if (!source.isPart() && skipped == 0) {
            return request;
        }
        return request.range(source.offset() + skipped, (source.length() > 0) ? source.length() - skipped : 0);
    }

    // A server that ignores the range must not put other bytes in its place.
    private static Flux<DataBuffer> checked(CopySource source, long skipped, ReactiveObjectContent content) {
        long from = source.offset() + skipped;
        String range = content.stat().headers().getFirst("Content-Range");
        if (from > 0 && (range == null || !range.startsWith("bytes " + from + "-"))) {
            return Flux.error(new MinioRequestException(
                    "GetObject " + source + ": asked for the bytes from " + from + " on, the server has answered "
                            + content.status() + " with " + ((range != null) ? range : "no range"),
                    null));
        }
        return content.body();
    }

}
