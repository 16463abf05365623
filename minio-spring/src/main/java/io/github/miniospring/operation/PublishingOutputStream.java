package io.github.miniospring.operation;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Operators;

/**
 * A stream to write to, whose bytes one subscriber gets at its own pace: writing waits
 * for it. Written to by one thread at a time, which may be a virtual one.
 *
 * <p>
 * The bytes have an end when {@link #finish()} or {@link #fail} says so; closing the
 * stream does nothing.
 */
public final class PublishingOutputStream extends OutputStream implements Publisher<DataBuffer> {

    private static final int CHUNK = 64 * 1024;

    private final DataBufferFactory buffers;

    private final Runnable begun;

    private final ReentrantLock lock = new ReentrantLock();

    private final Condition changed = this.lock.newCondition();

    private long wanted;

    private boolean cancelled;

    private @Nullable Subscriber<? super DataBuffer> subscriber;

    private @Nullable DataBuffer chunk;

    /**
     * @param begun called once there is a subscriber
     */
    public PublishingOutputStream(DataBufferFactory buffers, Runnable begun) {
        this.buffers = buffers;
        this.begun = begun;
    }

    @Override
    public void subscribe(Subscriber<? super DataBuffer> subscriber) {
        this.lock.lock();
        try {
            if (this.subscriber != null) {
                throw new IllegalStateException("What is written goes to one subscriber only");
            }
            this.subscriber = subscriber;
        }
        finally {
            this.lock.unlock();
        }
        subscriber.onSubscribe(new Demand());
        this.begun.run();
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] { (byte) single }, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        int from = offset;
        int left = length;
        while (left > 0) {
            DataBuffer chunk = this.chunk;
            if (chunk == null) {
                // Without memory that nobody takes.
                awaitDemand();
                chunk = this.buffers.allocateBuffer(CHUNK);
                this.chunk = chunk;
            }
            int count = Math.min(left, CHUNK - chunk.readableByteCount());
            chunk.write(bytes, from, count);
            from += count;
            left -= count;
            if (chunk.readableByteCount() == CHUNK) {
                send(chunk);
            }
        }
    }

    private void send(DataBuffer chunk) throws IOException {
        Subscriber<? super DataBuffer> subscriber = awaitDemand();
        this.chunk = null;
        this.lock.lock();
        try {
            this.wanted = (this.wanted == Long.MAX_VALUE) ? Long.MAX_VALUE : this.wanted - 1;
        }
        finally {
            this.lock.unlock();
        }
        subscriber.onNext(chunk);
    }

    private Subscriber<? super DataBuffer> awaitDemand() throws IOException {
        this.lock.lock();
        try {
            while (true) {
                if (this.cancelled) {
                    discard();
                    throw new IOException("the upload has ended, nothing more can be written to it");
                }
                Subscriber<? super DataBuffer> subscriber = this.subscriber;
                if (subscriber != null && this.wanted > 0) {
                    return subscriber;
                }
                this.changed.await();
            }
        }
        catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            discard();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while writing");
            interrupted.initCause(ex);
            throw interrupted;
        }
        finally {
            this.lock.unlock();
        }
    }

    /** All has been written. */
    public void finish() throws IOException {
        DataBuffer rest = this.chunk;
        if (rest != null) {
            send(rest);
        }
        Subscriber<? super DataBuffer> subscriber = subscriber();
        if (subscriber != null) {
            subscriber.onComplete();
        }
    }

    /** No more will be written, and what has been is of no use. */
    public void fail(Throwable failure) {
        discard();
        Subscriber<? super DataBuffer> subscriber = subscriber();
        if (subscriber != null) {
            subscriber.onError(failure);
        }
    }

    private @Nullable Subscriber<? super DataBuffer> subscriber() {
        this.lock.lock();
        try {
            return this.cancelled ? null : this.subscriber;
        }
        finally {
            this.lock.unlock();
        }
    }

    private void discard() {
        DataBufferUtils.release(this.chunk);
        this.chunk = null;
    }

    /** What the subscriber wants. */
    private final class Demand implements Subscription {

        @Override
        public void request(long count) {
            change(() -> PublishingOutputStream.this.wanted = Operators.addCap(PublishingOutputStream.this.wanted,
                    count));
        }

        @Override
        public void cancel() {
            change(() -> PublishingOutputStream.this.cancelled = true);
        }

        private void change(Runnable change) {
            PublishingOutputStream.this.lock.lock();
            try {
                change.run();
                PublishingOutputStream.this.changed.signalAll();
            }
            finally {
                PublishingOutputStream.this.lock.unlock();
            }
        }

    }

}
