package io.github.miniospring.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

import io.github.miniospring.object.ReactiveObjectContent;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.BaseSubscriber;

/**
 * The bytes of an object for a thread that waits for them. A few buffers are fetched
 * ahead, never more: a slow reader slows the server down.
 *
 * <p>
 * The thread of the connection never waits for the reader, not even for a lock; the
 * reader parks, so that a virtual thread lets its carrier go.
 */
final class BodyInputStream extends InputStream {

    private static final int AHEAD = 4;

    private final ReactiveObjectContent content;

    private final Queue<DataBuffer> buffers = new ConcurrentLinkedQueue<>();

    private final Receiver receiver = new Receiver();

    private boolean started;

    private volatile boolean ended;

    private volatile boolean closed;

    private volatile @Nullable Throwable failure;

    private volatile @Nullable Thread waiting;

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
        this.receiver.request(1);
    }

    private @Nullable DataBuffer next() throws IOException {
        start();
        this.waiting = Thread.currentThread();
        try {
            while (true) {
                // Read before the queue is: what comes before the end is in the queue by
                // then.
                boolean last = this.ended;
                DataBuffer buffer = this.buffers.poll();
                if (this.closed) {
                    DataBufferUtils.release(buffer);
                    throw new IOException("The stream is closed");
                }
                if (buffer != null) {
                    return buffer;
                }
                if (last) {
                    return end();
                }
                await();
            }
        }
        finally {
            this.waiting = null;
        }
    }

    private @Nullable DataBuffer end() throws IOException {
        Throwable failure = this.failure;
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
        return null;
    }

    private void await() throws InterruptedIOException {
        LockSupport.park(this);
        if (Thread.currentThread().isInterrupted()) {
            close();
            throw new InterruptedIOException("Interrupted while waiting for the server");
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
        if (this.closed) {
            return;
        }
        this.closed = true;
        if (this.started) {
            this.receiver.cancel();
        }
        discard();
        if (this.current != null) {
            DataBufferUtils.release(this.current);
            this.current = null;
        }
        wakeUp();
    }

    private void discard() {
        DataBuffer buffer = this.buffers.poll();
        while (buffer != null) {
            DataBufferUtils.release(buffer);
            buffer = this.buffers.poll();
        }
    }

    private void wakeUp() {
        Thread reader = this.waiting;
        if (reader != null) {
            LockSupport.unpark(reader);
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
            BodyInputStream.this.buffers.add(buffer);
            // Closing may have emptied the queue just before.
            if (BodyInputStream.this.closed) {
                discard();
            }
            wakeUp();
        }

        @Override
        protected void hookOnComplete() {
            BodyInputStream.this.ended = true;
            wakeUp();
        }

        @Override
        protected void hookOnError(Throwable failure) {
            BodyInputStream.this.failure = failure;
            BodyInputStream.this.ended = true;
            wakeUp();
        }

    }

}
