package io.github.miniospring.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.github.miniospring.object.ReactiveObjectContent;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.BaseSubscriber;

/**
 * The bytes of an object for a thread that waits for them. A few buffers are fetched
 * ahead, never more: a slow reader slows the server down. Locks, not monitors, so that
 * virtual threads let go while they wait.
 */
final class BodyInputStream extends InputStream {

    private static final int AHEAD = 4;

    private final ReactiveObjectContent content;

    private final ReentrantLock lock = new ReentrantLock();

    private final Condition changed = this.lock.newCondition();

    private final Queue<DataBuffer> buffers = new ArrayDeque<>();

    private final Receiver receiver = new Receiver();

    private boolean started;

    private boolean complete;

    private boolean closed;

    private @Nullable Throwable failure;

    private @Nullable DataBuffer current;

    BodyInputStream(ReactiveObjectContent content) {
        this.content = content;
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
            if (next.readableByteCount() == 0) {
                DataBufferUtils.release(next);
                this.receiver.request(1);
                continue;
            }
            this.current = next;
        }
        return this.current;
    }

    private void releaseCurrent() {
        DataBufferUtils.release(this.current);
        this.current = null;
        this.receiver.request(1);
    }

    private @Nullable DataBuffer next() throws IOException {
        start();
        this.lock.lock();
        try {
            while (this.buffers.isEmpty() && !this.complete && !this.closed && this.failure == null) {
                this.changed.await();
            }
            if (this.closed) {
                throw new IOException("The stream is closed");
            }
            DataBuffer buffer = this.buffers.poll();
            if (buffer == null && this.failure != null) {
                throw new IOException(this.failure.getMessage(), this.failure);
            }
            return buffer;
        }
        catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            close();
            throw (IOException) new InterruptedIOException("Interrupted while waiting for the server").initCause(ex);
        }
        finally {
            this.lock.unlock();
        }
    }

    // Nothing is asked of the server before somebody reads.
    private void start() throws IOException {
        if (!this.started) {
            if (this.closed) {
                throw new IOException("The stream is closed");
            }
            this.started = true;
            this.content.body().subscribe(this.receiver);
        }
    }

    @Override
    public void close() {
        this.lock.lock();
        try {
            if (this.closed) {
                return;
            }
            this.closed = true;
            this.buffers.forEach(DataBufferUtils::release);
            this.buffers.clear();
            this.changed.signalAll();
        }
        finally {
            this.lock.unlock();
        }
        if (this.current != null) {
            DataBufferUtils.release(this.current);
            this.current = null;
        }
        if (this.started) {
            this.receiver.cancel();
        }
    }

    /** Takes the buffers on the connection's thread. */
    private final class Receiver extends BaseSubscriber<DataBuffer> {

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(AHEAD);
        }

        @Override
        protected void hookOnNext(DataBuffer buffer) {
            BodyInputStream.this.lock.lock();
            try {
                if (BodyInputStream.this.closed) {
                    DataBufferUtils.release(buffer);
                    return;
                }
                BodyInputStream.this.buffers.add(buffer);
                BodyInputStream.this.changed.signal();
            }
            finally {
                BodyInputStream.this.lock.unlock();
            }
        }

        @Override
        protected void hookOnComplete() {
            end(null);
        }

        @Override
        protected void hookOnError(Throwable failure) {
            end(failure);
        }

        private void end(@Nullable Throwable failure) {
            BodyInputStream.this.lock.lock();
            try {
                BodyInputStream.this.complete = (failure == null);
                BodyInputStream.this.failure = failure;
                BodyInputStream.this.changed.signal();
            }
            finally {
                BodyInputStream.this.lock.unlock();
            }
        }

    }

}
