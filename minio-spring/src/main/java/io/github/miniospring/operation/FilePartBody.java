package io.github.miniospring.operation;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/** A part of a form, as it arrives. */
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
    public Flux<DataBuffer> read(DataBufferFactory buffers, Scheduler io) {
        return this.part.content();
    }

}
