package io.github.miniospring.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A part of a form as a browser sends it: in pieces, and mostly without its length. */
public final class BytesPart implements FilePart {

    private final byte[] bytes;

    private final HttpHeaders headers = new HttpHeaders();

    public BytesPart(byte[] bytes, boolean withLength) {
        this.bytes = bytes;
        this.headers.setContentType(MediaType.TEXT_PLAIN);
        if (withLength) {
            this.headers.setContentLength(bytes.length);
        }
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public String filename() {
        return "file.txt";
    }

    @Override
    public HttpHeaders headers() {
        return this.headers;
    }

    @Override
    public Flux<DataBuffer> content() {
        int middle = this.bytes.length / 2;
        return Flux.just(Arrays.copyOf(this.bytes, middle), Arrays.copyOfRange(this.bytes, middle, this.bytes.length))
            .map(DefaultDataBufferFactory.sharedInstance::wrap);
    }

    @Override
    public Mono<Void> transferTo(Path target) {
        return Mono.fromCallable(() -> write(target)).then();
    }

    private Path write(Path target) throws IOException {
        return Files.write(target, this.bytes);
    }

}
