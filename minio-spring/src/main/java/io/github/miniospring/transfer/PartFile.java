package io.github.miniospring.transfer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.LongConsumer;

import io.github.miniospring.encoding.ChecksumAlgorithm;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * A file in the making: it takes the place of its target when it is complete, or
 * vanishes, unless it is kept to be continued.
 */
final class PartFile {

    /** Ends the names of part files. */
    static final String SUFFIX = ".part.minio";

    private static final int CHUNK = 256 * 1024;

    private final TargetFile target;

    private final Path part;

    private final FileChannel channel;

    private final @Nullable PartLedger ledger;

    /** Writers share it; whoever closes the file has it alone. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    /** File systems let one write at a time, and have the others wait at full speed. */
    private final Lock writing = new ReentrantLock();

    private boolean closed;

    private volatile boolean interrupted;

    private volatile boolean useless;

    private PartFile(TargetFile target, Path part, FileChannel channel, @Nullable PartLedger ledger) {
        this.target = target;
        this.part = part;
        this.channel = channel;
        this.ledger = ledger;
    }

    /** A new one. */
    static PartFile create(Path target, @Nullable Path temporary, boolean overwrite) throws IOException {
        TargetFile place = TargetFile.prepare(target, temporary, overwrite);
        Path part = (temporary != null) ? temporary : place.sibling("." + UUID.randomUUID() + SUFFIX);
        return new PartFile(place, part,
                open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ), null);
    }

    /**
     * One that is continued: what an earlier run has left, or else a new one.
     * @param name makes the name of the part file from that of the target
     * @param opening opens a part file under its lock
     */
    static PartFile resume(Path target, @Nullable Path temporary, boolean overwrite, Function<String, String> name,
            PartLedger.Opening opening) throws IOException {
        TargetFile place = TargetFile.prepare(target, temporary, overwrite);
        Path part = (temporary != null) ? temporary : place.sibling(name.apply(place.name()));
        PartLedger ledger = opening.open(part, temporary != null);
        return new PartFile(place, part, ledger.channel(), ledger);
    }

    static FileChannel open(Path file, StandardOpenOption... options) throws IOException {
        return FileChannel.open(file, withoutLinks(options), ownerOnly(file));
    }

    private static Set<OpenOption> withoutLinks(StandardOpenOption... options) {
        Set<OpenOption> all = new HashSet<>(List.of(options));
        all.add(LinkOption.NOFOLLOW_LINKS);
        return all;
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
                : new FileAttribute<?>[0];
    }

    /** Which ranges are there; null for a file that is not to be continued. */
    @Nullable PartLedger ledger() {
        return this.ledger;
    }

    /** For messages. */
    Path part() {
        return this.part;
    }

    /**
     * Writes the buffers as they come, straight from the connection's memory.
     * @param position where the first of them belongs
     * @param written told how much was written, each time
     */
    Mono<Void> write(Flux<DataBuffer> body, long position, Scheduler io, LongConsumer written) {
        return Mono.defer(() -> BodyWriter.write(body, new GatheredWrite(this, position, written), io));
    }

    /** Writes bytes, one behind the other, unless nobody waits any more. */
    void write(ByteBuffer[] bytes, long position) throws IOException {
        Lock shared = this.use.readLock();
        shared.lock();
        this.writing.lock();
        try {
            // Nobody else uses it: what is read, and the ledger, have positions of their
            // own.
            if (isOpen()) {
                this.channel.position(position);
            }
            while (isOpen() && bytes[bytes.length - 1].hasRemaining()) {
                this.channel.write(bytes);
            }
        }
        catch (ClosedByInterruptException ex) {
            this.interrupted = true;
        }
        finally {
            this.writing.unlock();
            shared.unlock();
        }
    }

    // Cancelling interrupts the thread that writes, which closes the channel: no failure,
    // for nobody waits any more. Such a file is never committed.
    private boolean isOpen() {
        return !this.closed && !this.interrupted;
    }

    /** Notes that a range is there, so that a later run need not fetch it again. */
    void done(int range) throws IOException {
        Lock shared = this.use.readLock();
        shared.lock();
        try {
            if (isOpen() && this.ledger != null) {
                this.ledger.done(range);
            }
        }
        catch (ClosedByInterruptException ex) {
            this.interrupted = true;
        }
        finally {
            shared.unlock();
        }
    }

    /**
     * Reads some bytes from the disk.
     * @return false when nobody waits any more
     */
    boolean read(ChecksumAlgorithm.Computation into, long from, long length) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        long at = from;
        while (at < from + length) {
            chunk.clear().limit((int) Math.min(CHUNK, from + length - at));
            int count = read(chunk, at);
            if (count < 0) {
                break;
            }
            into.update(chunk.flip());
            at += count;
        }
        return isOpen();
    }

    private int read(ByteBuffer chunk, long position) throws IOException {
        Lock shared = this.use.readLock();
        shared.lock();
        try {
            return isOpen() ? this.channel.read(chunk, position) : -1;
        }
        catch (ClosedByInterruptException ex) {
            this.interrupted = true;
            return -1;
        }
        finally {
            shared.unlock();
        }
    }

    /** Says that its bytes are of no use to anybody, so that it is not kept. */
    void spoil() {
        this.useless = true;
    }

    /** Puts it in the place of the target. */
    void commit() throws IOException {
        Lock alone = this.use.writeLock();
        alone.lock();
        try (this.channel) {
            if (!isOpen()) {
                throw new InterruptedIOException("'" + this.part + "' was given up");
            }
            this.closed = true;
            if (this.ledger != null) {
                this.ledger.cutOff();
            }
            this.target.become(this.part);
        }
        finally {
            alone.unlock();
        }
    }

    /** Ends it without the target: it vanishes, unless it can be continued. */
    void leave() {
        Lock alone = this.use.writeLock();
        alone.lock();
        try (this.channel) {
            this.closed = true;
            if (this.ledger == null || this.useless) {
                Files.deleteIfExists(this.part);
            }
        }
        catch (IOException ex) {
            throw new UncheckedIOException("Cannot remove '" + this.part + "'", ex);
        }
        finally {
            alone.unlock();
        }
    }

}
