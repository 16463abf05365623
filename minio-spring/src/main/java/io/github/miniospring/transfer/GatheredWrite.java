package io.github.miniospring.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * Writes one range of a file, several buffers at once, straight from where they are. A
 * file system takes a fourth less time for bytes in long writes than for the same in
 * short ones that end within a page, as what arrives does; and writers of several ranges
 * of one file wait for each other.
 */
final class GatheredWrite {

    private final PartFile file;

    private final LongConsumer written;

    private final List<DataBuffer> buffers = new ArrayList<>();

    private final List<DataBuffer.ByteBufferIterator> parts = new ArrayList<>();

    private final List<ByteBuffer> bytes = new ArrayList<>();

    private long position;

    /**
     * @param position where the range begins
     * @param written told how much was written, each time
     */
    GatheredWrite(PartFile file, long position, LongConsumer written) {
        this.file = file;
        this.position = position;
        this.written = written;
    }

    /** Takes over a buffer, to be written with the others. */
    void add(DataBuffer buffer) {
        this.buffers.add(buffer);
        DataBuffer.ByteBufferIterator parts = buffer.readableByteBuffers();
        this.parts.add(parts);
        parts.forEachRemaining(some -> {
            if (some.hasRemaining()) {
                this.bytes.add(some);
            }
        });
    }

    /** Writes what was added, and releases it, whatever happens. */
    void flush() {
        if (this.bytes.isEmpty()) {
            close();
            return;
        }
        ByteBuffer[] all = this.bytes.toArray(ByteBuffer[]::new);
        long length = 0;
        for (ByteBuffer some : all) {
            length += some.remaining();
        }
        try {
            this.file.write(all, this.position);
        }
        catch (IOException ex) {
            throw new UncheckedIOException("Cannot write '" + this.file.part() + "': " + ex.getMessage(), ex);
        }
        finally {
            close();
        }
        this.position += length;
        this.written.accept(length);
    }

    /** Releases what was added and not written. Does nothing when called again. */
    void close() {
        this.bytes.clear();
        this.parts.forEach(DataBuffer.ByteBufferIterator::close);
        this.parts.clear();
        this.buffers.forEach(DataBufferUtils::release);
        this.buffers.clear();
    }

}
