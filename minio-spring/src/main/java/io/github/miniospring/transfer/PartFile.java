package io.github.miniospring.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * A file in the making: it takes the place of its target when it is complete, or
 * vanishes.
 */
final class PartFile {

    /** Buffers between the connection and the disk. */
    private static final int PREFETCH = 8;

    private final Path target;

    private final Path part;

    private final FileChannel channel;

    private long written;

    private PartFile(Path target, Path part, FileChannel channel) {
        this.target = target;
        this.part = part;
        this.channel = channel;
    }

    static PartFile create(Path target, @Nullable Path temporary, boolean overwrite) throws IOException {
        Path absolute = target.toAbsolutePath();
        if (Files.isDirectory(absolute)) {
            throw new IllegalArgumentException("'" + target + "' is a directory; name the file in it");
        }
        requireFree(absolute, overwrite);
        Path directory = absolute.getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Path part = (temporary != null) ? temporary : absolute.resolveSibling("." + UUID.randomUUID() + ".part.minio");
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new PartFile(absolute, part, FileChannel.open(part, options, ownerOnly(part)));
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
                : new FileAttribute<?>[0];
    }

    private static void requireFree(Path target, boolean overwrite) throws FileAlreadyExistsException {
        if (!overwrite && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        }
    }

    /** Writes the buffers as they come, straight from the connection's memory. */
    Mono<Void> append(Flux<DataBuffer> body, Scheduler io, LongConsumer progress) {
        return body.publishOn(io, PREFETCH).doOnNext(buffer -> {
            try {
                write(buffer);
            }
            catch (IOException ex) {
                throw new UncheckedIOException("Cannot write '" + this.part + "': " + ex.getMessage(), ex);
            }
            finally {
                DataBufferUtils.release(buffer);
            }
            progress.accept(this.written);
        }).doOnDiscard(DataBuffer.class, DataBufferUtils::release).then();
    }

    private void write(DataBuffer buffer) throws IOException {
        try (DataBuffer.ByteBufferIterator parts = buffer.readableByteBuffers()) {
            while (parts.hasNext()) {
                ByteBuffer part = parts.next();
                while (part.hasRemaining()) {
                    this.written += this.channel.write(part, this.written);
                }
            }
        }
    }

    void commit(boolean overwrite) throws IOException {
        this.channel.close();
        requireFree(this.target, overwrite);
        Files.move(this.part, this.target, StandardCopyOption.ATOMIC_MOVE);
    }

    void discard() {
        try {
            this.channel.close();
            Files.deleteIfExists(this.part);
        }
        catch (IOException ex) {
            throw new UncheckedIOException("Cannot remove '" + this.part + "'", ex);
        }
    }

}
