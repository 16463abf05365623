package io.github.miniospring.operation;

import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * A part of a form. Browsers do not tell a part's length, and S3 must know it before the
 * first byte: such a part goes through a temporary file.
 */
final class FilePartBody implements ObjectBody {

    private final FilePart part;

    FilePartBody(FilePart part) {
        this.part = part;
    }

    @Override
    public long contentLength() {
        return this.part.headers().getContentLength();
    }

    @Override
    public boolean repeatable() {
        return false;
    }

    @Override
    public @Nullable String contentType() {
        MediaType type = this.part.headers().getContentType();
        return (type != null) ? type.toString() : null;
    }

    @Override
    public Mono<ObjectBody> prepare(Scheduler io) {
        if (contentLength() >= 0) {
            return Mono.just(this);
        }
        return Mono.fromCallable(() -> Files.createTempFile("minio-spring-", ".part"))
            .subscribeOn(io)
            .flatMap(file -> this.part.transferTo(file)
                .then(new PathBody(file).prepare(io))
                .<ObjectBody>map(content -> new Spooled(file, content))
                .onErrorResume(ex -> delete(file, io).then(Mono.error(ex)))
                .doOnCancel(() -> delete(file, io).subscribe()));
    }

    @Override
    public Flux<DataBuffer> read(DataBufferFactory buffers, Scheduler io) {
        return this.part.content();
    }

    private static Mono<Void> delete(Path file, Scheduler io) {
        return Mono.fromCallable(() -> Files.deleteIfExists(file)).subscribeOn(io).then();
    }

    /** The part's bytes in a file of ours. */
    private record Spooled(Path file, ObjectBody content) implements ObjectBody {

        @Override
        public long contentLength() {
            return this.content.contentLength();
        }

        @Override
        public boolean repeatable() {
            return true;
        }

        @Override
        public Flux<DataBuffer> read(DataBufferFactory buffers, Scheduler io) {
            return this.content.read(buffers, io);
        }

        @Override
        public Mono<Void> release(Scheduler io) {
            return delete(this.file, io);
        }

    }

}
