package io.github.miniospring.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

import io.github.miniospring.FileRange;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;

/** A file, read straight into the buffers that are sent, never through the heap. */
final class PathBody implements ObjectBody {

    static final int CHUNK = 64 * 1024;

    private final Path file;

    private final long offset;

    private final long length;

    private final @Nullable Instant lastModified;

    PathBody(Path file) {
        this(file, 0, -1, null);
    }

    private PathBody(Path file, long offset, long length, @Nullable Instant lastModified) {
        this.file = file;
        this.offset = offset;
        this.length = length;
        this.lastModified = lastModified;
    }

    @Override
    public long contentLength() {
        return this.length;
    }

    // Those of other file systems, as in archives, must be read.
    @Override
    public @Nullable FileRange inFile() {
        return (this.file.getFileSystem() == FileSystems.getDefault())
                ? new FileRange(this.file, this.offset, this.length) : null;
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public @Nullable Instant lastModified() {
        return this.lastModified;
    }

    @Override
    public ObjectBody part(long offset, long length) {
        return new PathBody(this.file, this.offset + offset, length, this.lastModified);
    }

    @Override
    public Mono<ObjectBody> prepare(Scheduler io) {
        if (this.length >= 0) {
            return Mono.just(this);
        }
        return Mono.<ObjectBody>fromCallable(() -> {
            if (!Files.exists(this.file)) {
                throw new NoSuchFileException(this.file.toString());
            }
            if (!Files.isRegularFile(this.file)) {
                throw new IllegalArgumentException("'" + this.file + "' is no regular file");
            }
            return new PathBody(this.file, 0, Files.size(this.file), Files.getLastModifiedTime(this.file).toInstant());
        }).subscribeOn(io);
    }

    // No more than was announced, even if the file grows meanwhile.
    @Override
    public Flux<DataBuffer> read(DataBufferFactory buffers, Scheduler io) {
        return Flux
            .<DataBuffer, Reading>generate(
                    () -> new Reading(FileChannel.open(this.file, StandardOpenOption.READ), this.offset),
                    (reading, sink) -> reading.next(buffers, this.offset + this.length, sink), Reading::close)
            .subscribeOn(io);
    }

    /** One pass over the file. */
    private static final class Reading {

        private final FileChannel channel;

        private long position;

        private Reading(FileChannel channel, long position) {
            this.channel = channel;
            this.position = position;
        }

        private Reading next(DataBufferFactory buffers, long end, SynchronousSink<DataBuffer> sink) {
            int wanted = (int) Math.min(CHUNK, end - this.position);
            if (wanted == 0) {
                sink.complete();
                return this;
            }
            DataBuffer buffer = buffers.allocateBuffer(wanted);
            try {
                int count = fill(buffer, wanted);
                this.position += count;
                if (count > 0) {
                    sink.next(buffer.writePosition(count));
                    return this;
                }
                DataBufferUtils.release(buffer);
                sink.complete();
            }
            catch (IOException ex) {
                DataBufferUtils.release(buffer);
                sink.error(ex);
            }
            return this;
        }

        private int fill(DataBuffer buffer, int wanted) throws IOException {
            int count = 0;
            try (DataBuffer.ByteBufferIterator spaces = buffer.writableByteBuffers()) {
                while (spaces.hasNext()) {
                    ByteBuffer space = spaces.next();
                    space.limit(Math.min(space.limit(), space.position() + wanted - count));
                    while (space.hasRemaining()) {
                        int read = this.channel.read(space, this.position + count);
                        if (read < 0) {
                            return count;
                        }
                        count += read;
                    }
                }
            }
            return count;
        }

        private void close() {
            try {
                this.channel.close();
            }
            catch (IOException ex) {
                throw new UncheckedIOException(ex);
            }
        }

    }

}
