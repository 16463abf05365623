package io.github.miniospring.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * Writes one range of a file: large buffers as they are, small ones together. TLS hands
 * out 16 KiB at a time, and writers of several ranges of one file wait for each other.
 */
final class GatheredWrite {

    /** Copied; what is larger is not. */
    static final int SMALL = 32 * 1024;

    private static final int SIZE = 256 * 1024;

    private final PartFile file;

    private final LongConsumer written;

    private final DataBufferFactory buffers;

    private long position;

    private @Nullable DataBuffer memory;

    private @Nullable ByteBuffer gathered;

    /**
     * @param position where the range begins
     * @param written told how much was written, each time
     * @param buffers makes the memory in which small ones are gathered
     */
    GatheredWrite(PartFile file, long position, LongConsumer written, DataBufferFactory buffers) {
        this.file = file;
        this.position = position;
        this.written = written;
        this.buffers = buffers;
    }

    /** Takes what can be read of {@code buffer}, and has no use for it afterwards. */
    void write(DataBuffer buffer) {
        try (DataBuffer.ByteBufferIterator parts = buffer.readableByteBuffers()) {
            while (parts.hasNext()) {
                write(parts.next());
            }
        }
    }

    private void write(ByteBuffer part) {
        if (part.remaining() > SMALL) {
            flush();
            send(part);
            return;
        }
        ByteBuffer space = (this.gathered != null) ? this.gathered : allocate();
        if (space.remaining() < part.remaining()) {
            flush();
        }
        space.put(part);
    }

    private ByteBuffer allocate() {
        DataBuffer memory = this.buffers.allocateBuffer(SIZE);
        this.memory = memory;
        try (DataBuffer.ByteBufferIterator spaces = memory.writableByteBuffers()) {
            ByteBuffer space = spaces.next();
            this.gathered = space;
            return space;
        }
    }

    /** Gives up what was gathered, and its memory. Does nothing when called again. */
    void close() {
        this.gathered = null;
        DataBufferUtils.release(this.memory);
        this.memory = null;
    }

    /** Writes what was gathered. */
    void flush() {
        ByteBuffer space = this.gathered;
        if (space != null && space.position() > 0) {
            send(space.flip());
            space.clear();
        }
    }

    private void send(ByteBuffer bytes) {
        int length = bytes.remaining();
        try {
            this.file.write(bytes, this.position);
        }
        catch (IOException ex) {
            throw new UncheckedIOException("Cannot write '" + this.file.part() + "': " + ex.getMessage(), ex);
        }
        this.position += length;
        this.written.accept(length);
    }

}
