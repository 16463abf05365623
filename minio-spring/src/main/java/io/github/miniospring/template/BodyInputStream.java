package io.github.miniospring.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;

/** The bytes of an answer for a thread that waits for them, a few buffers ahead. */
final class BodyInputStream extends InputStream {

    private static final int AHEAD = 4;

    private final Flux<DataBuffer> body;

    private final Handover<DataBuffer> buffers = new Handover<>(AHEAD, DataBufferUtils::release);

    private boolean started;

    private @Nullable DataBuffer current;

    BodyInputStream(Flux<DataBuffer> body) {
        this.body = body;
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return (read(single, 0, 1) < 0) ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        DataBuffer buffer = currentBuffer();
        if (buffer == null) {
            return -1;
        }
        int count = Math.min(length, buffer.readableByteCount());
        buffer.read(bytes, offset, count);
        if (buffer.readableByteCount() == 0) {
            releaseCurrent();
        }
        return count;
    }

    @Override
    public int available() {
        return (this.current != null) ? this.current.readableByteCount() : 0;
    }

    private @Nullable DataBuffer currentBuffer() throws IOException {
        while (this.current == null) {
            DataBuffer next = next();
            if (next == null) {
                return null;
            }
            this.current = next;
            if (next.readableByteCount() == 0) {
                releaseCurrent();
            }
        }
        return this.current;
    }

    private void releaseCurrent() {
        DataBufferUtils.release(this.current);
        this.current = null;
    }

    private @Nullable DataBuffer next() throws IOException {
        // Nothing is asked of the server before somebody reads.
        if (!this.started && !this.buffers.isClosed()) {
            this.started = true;
            this.body.subscribe(this.buffers);
        }
        DataBuffer buffer = take();
        if (this.buffers.isClosed()) {
            DataBufferUtils.release(buffer);
            throw new IOException("The stream is closed");
        }
        Throwable failure = (buffer == null) ? this.buffers.failure() : null;
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
        return buffer;
    }

    private @Nullable DataBuffer take() throws InterruptedIOException {
        try {
            return this.buffers.take();
        }
        catch (InterruptedException ex) {
            close();
            throw (InterruptedIOException) new InterruptedIOException(ex.getMessage()).initCause(ex);
        }
    }

    @Override
    public void close() {
        this.buffers.close();
        if (this.current != null) {
            releaseCurrent();
        }
    }

}
