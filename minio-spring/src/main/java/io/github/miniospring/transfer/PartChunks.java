package io.github.miniospring.transfer;

import java.util.ArrayList;
import java.util.List;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;

/** The part that is being filled, in pooled memory. For one thread at a time. */
final class PartChunks {

    /** What memory is taken by, whatever the size of the source's own buffers. */
    private static final int CHUNK = 256 * 1024;

    private final DataBufferFactory buffers;

    private final long partSize;

    private final List<DataBuffer> chunks = new ArrayList<>();

    private long filled;

    PartChunks(DataBufferFactory buffers, long partSize) {
        this.buffers = buffers;
        this.partSize = partSize;
    }

    boolean isFull() {
        return this.filled == this.partSize;
    }

    boolean isEmpty() {
        return this.filled == 0;
    }

    /**
     * Takes as many bytes as one chunk has room for.
     * @param buffer keeps the others, where there are any; once all were taken it is of
     * no more use, whatever it says
     * @return how many were taken
     */
    int take(DataBuffer buffer) {
        DataBuffer chunk = chunk();
        int room = (int) Math.min(chunk.writableByteCount(), this.partSize - this.filled);
        int count = Math.min(room, buffer.readableByteCount());
        if (count == buffer.readableByteCount()) {
            chunk.write(buffer);
        }
        else {
            DataBuffer piece = buffer.split(count);
            chunk.write(piece);
            DataBufferUtils.release(piece);
        }
        this.filled += count;
        return count;
    }

    private DataBuffer chunk() {
        DataBuffer last = this.chunks.isEmpty() ? null : this.chunks.get(this.chunks.size() - 1);
        if (last == null || last.writableByteCount() == 0) {
            last = this.buffers.allocateBuffer((int) Math.min(CHUNK, this.partSize - this.filled));
            this.chunks.add(last);
        }
        return last;
    }

    /** The part, which has the memory from now on; the next one begins. */
    BufferedPart end(int number, boolean last) {
        BufferedPart part = new BufferedPart(number, this.chunks, last);
        this.chunks.clear();
        this.filled = 0;
        return part;
    }

    /** Gives back what is not a part's. */
    void release() {
        this.chunks.forEach(DataBufferUtils::release);
        this.chunks.clear();
    }

}
