package io.github.miniospring.operation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** A resource, opened whenever it is read. */
final class ResourceBody implements ObjectBody {

    private final Resource resource;

    private final @Nullable String contentType;

    private final long length;

    ResourceBody(Resource resource) {
        this(resource, null, -1);
    }

    ResourceBody(Resource resource, @Nullable String contentType, long length) {
        this.resource = resource;
        this.contentType = contentType;
        this.length = length;
    }

    @Override
    public long contentLength() {
        return this.length;
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public @Nullable String contentType() {
        return this.contentType;
    }

    @Override
    public Mono<ObjectBody> prepare(Scheduler io) {
        if (this.length >= 0) {
            return Mono.just(this);
        }
        return Mono.defer(() -> {
            if (this.resource.isFile()) {
                return filePath().prepare(io);
            }
            // Asking such a resource for its length would read it, and it cannot be read
            // twice.
            if (this.resource.isOpen()) {
                return Mono.error(new IllegalArgumentException(this.resource.getDescription()
                        + " can be read only once and does not tell its length; give its InputStream with the length"));
            }
            return Mono.<ObjectBody>fromCallable(
                    () -> new ResourceBody(this.resource, this.contentType, this.resource.contentLength()));
        }).subscribeOn(io);
    }

    private PathBody filePath() {
        try {
            return new PathBody(this.resource.getFile().toPath());
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    @Override
    public Flux<DataBuffer> read(DataBufferFactory buffers, Scheduler io) {
        return Flux
            .<DataBuffer, InputStream>using(this.resource::getInputStream,
                    stream -> InputStreamBody.read(stream, this.length, buffers), ResourceBody::close)
            .subscribeOn(io);
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

}
