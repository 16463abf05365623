package io.github.miniospring.operation;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

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

    private final AtomicLong wanted = new AtomicLong();

    private final AtomicReference<@Nullable Subscriber<? super DataBuffer>> subscriber = new AtomicReference<>();

    private volatile boolean cancelled;

    /**
     * Who waits for one of these to change. No lock: whoever changes them serves
     * connections, and must not wait for the writer.
     */
    private volatile @Nullable Thread waiting;

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
        if (!this.subscriber.compareAndSet(null, subscriber)) {
            throw new IllegalStateException("What is written goes to one subscriber only");
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
        this.wanted.updateAndGet(wanted -> (wanted == Long.MAX_VALUE) ? wanted : wanted - 1);
        subscriber.onNext(chunk);
    }

    private Subscriber<? super DataBuffer> awaitDemand() throws IOException {
        this.waiting = Thread.currentThread();
        try {
            while (true) {
                if (this.cancelled) {
                    discard();
                    throw new IOException("the upload has ended, nothing more can be written to it");
                }
                Subscriber<? super DataBuffer> subscriber = this.subscriber.get();
                if (subscriber != null && this.wanted.get() > 0) {
                    return subscriber;
                }
                if (Thread.interrupted()) {
                    Thread.currentThread().interrupt();
                    discard();
                    throw new InterruptedIOException("interrupted while writing");
                }
                LockSupport.park(this);
            }
        }
        finally {
            this.waiting = null;
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
        return this.cancelled ? null : this.subscriber.get();
    }

    private void discard() {
        DataBufferUtils.release(this.chunk);
        this.chunk = null;
    }

    /** What the subscriber wants. */
    private final class Demand implements Subscription {

        @Override
        public void request(long count) {
            PublishingOutputStream.this.wanted.updateAndGet(wanted -> Operators.addCap(wanted, count));
            LockSupport.unpark(PublishingOutputStream.this.waiting);
        }

        @Override
        public void cancel() {
            PublishingOutputStream.this.cancelled = true;
            LockSupport.unpark(PublishingOutputStream.this.waiting);
        }

    }

}
