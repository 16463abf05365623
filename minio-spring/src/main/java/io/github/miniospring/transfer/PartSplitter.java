package io.github.miniospring.transfer;

import java.io.EOFException;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Cuts a body that can be read only once into parts in pooled memory. A part is filled
 * only when it is asked for, so there is never more in memory than those that are being
 * sent. For one subscriber, which closes it at the end: then all memory is given back,
 * whatever has become of the parts.
 */
final class PartSplitter extends Flux<BufferedPart> implements AutoCloseable {

    private final Flux<DataBuffer> source;

    private final PartPlan plan;

    private final long largest;

    private final DataBufferFactory buffers;

    private final UnaryOperator<Throwable> failures;

    private final Set<BufferedPart> parts = Collections.synchronizedSet(new HashSet<>());

    private volatile boolean closed;

    private volatile @Nullable Splitting splitting;

    /**
     * @param plan the size of the parts, and how many bytes there must be, if that is
     * known
     * @param largest how many bytes there may be
     * @param failures says whose failure it is when there are others
     */
    PartSplitter(Flux<DataBuffer> source, PartPlan plan, long largest, DataBufferFactory buffers,
            UnaryOperator<Throwable> failures) {
        this.source = source;
        this.plan = plan;
        this.largest = largest;
        this.buffers = buffers;
        this.failures = failures;
    }

    @Override
    public void subscribe(CoreSubscriber<? super BufferedPart> actual) {
        Splitting splitting = new Splitting(actual);
        this.splitting = splitting;
        this.source.subscribe(splitting);
    }

    /** A part has been sent. */
    void release(BufferedPart part) {
        this.parts.remove(part);
        part.release();
    }

    @Override
    public void close() {
        this.closed = true;
        Splitting splitting = this.splitting;
        if (splitting != null) {
            splitting.cancel();
        }
        synchronized (this.parts) {
            this.parts.forEach(BufferedPart::release);
            this.parts.clear();
        }
    }

    /** All but the subscription's own signals happens in {@code drain}, one at a time. */
    private final class Splitting implements CoreSubscriber<DataBuffer>, Subscription {

        private final CoreSubscriber<? super BufferedPart> actual;

        private final AtomicLong wanted = new AtomicLong();

        private final AtomicInteger draining = new AtomicInteger();

        private final PartChunks chunks = new PartChunks(PartSplitter.this.buffers, PartSplitter.this.plan.partSize());

        private volatile @Nullable Subscription upstream;

        private volatile @Nullable DataBuffer arrived;

        private volatile boolean ended;

        private volatile @Nullable Throwable failure;

        private volatile boolean cancelled;

        private boolean asked;

        private boolean over;

        private long seen;

        private int number = 1;

        private Splitting(CoreSubscriber<? super BufferedPart> actual) {
            this.actual = actual;
        }

        @Override
        public Context currentContext() {
            return this.actual.currentContext();
        }

        @Override
        public void onSubscribe(Subscription upstream) {
            this.upstream = upstream;
            this.actual.onSubscribe(this);
        }

        @Override
        public void onNext(DataBuffer buffer) {
            this.arrived = buffer;
            drain();
        }

        @Override
        public void onError(Throwable failure) {
            this.failure = failure;
            this.ended = true;
            drain();
        }

        @Override
        public void onComplete() {
            this.ended = true;
            drain();
        }

        @Override
        public void request(long count) {
            this.wanted.accumulateAndGet(count, Operators::addCap);
            drain();
        }

        @Override
        public void cancel() {
            this.cancelled = true;
            Subscription upstream = this.upstream;
            if (upstream != null) {
                upstream.cancel();
            }
            drain();
        }

        private void drain() {
            if (this.draining.getAndIncrement() != 0) {
                return;
            }
            int missed = 1;
            do {
                while (!this.cancelled && !this.over && this.wanted.get() > 0 && step()) {
                    // Until the source or the subscriber is waited for.
                }
                if (this.cancelled || this.over) {
                    discard();
                }
                missed = this.draining.addAndGet(-missed);
            }
            while (missed != 0);
        }

        /** Does one thing; false when there is nothing to do for now. */
        private boolean step() {
            boolean ended = this.ended;
            DataBuffer buffer = this.arrived;
            boolean complete = ended && buffer == null && isComplete();
            if (this.chunks.isFull() && (this.number > 1 || buffer != null || complete)) {
                emit(complete);
                return true;
            }
            if (buffer != null) {
                take(buffer);
                return true;
            }
            if (ended) {
                end();
                return true;
            }
            Subscription upstream = this.upstream;
            if (this.asked || upstream == null) {
                return false;
            }
            this.asked = true;
            upstream.request(1);
            return true;
        }

        // A source that breaks off behind its first part must not pass for a small one.
        private boolean isComplete() {
            long size = PartSplitter.this.plan.size();
            return this.failure == null && (size < 0 || this.seen == size);
        }

        private void take(DataBuffer buffer) {
            int count = buffer.readableByteCount();
            if (this.seen + count > limit()) {
                fail(tooLong());
                return;
            }
            int taken = this.chunks.take(buffer);
            this.seen += taken;
            if (taken == count) {
                this.arrived = null;
                this.asked = false;
                DataBufferUtils.release(buffer);
            }
        }

        private long limit() {
            long size = PartSplitter.this.plan.size();
            return (size >= 0) ? size : PartSplitter.this.largest;
        }

        private Exception tooLong() {
            long size = PartSplitter.this.plan.size();
            return (size >= 0) ? new IOException("The body is longer than the " + size + " bytes it was given as")
                    : new IOException("The body is longer than " + limit() + " bytes: give its length, or a larger"
                            + " partSize, or raise minio.transfer.max-object-size, whichever limits it");
        }

        private void end() {
            Throwable failure = this.failure;
            long size = PartSplitter.this.plan.size();
            if (failure != null) {
                fail(failure);
            }
            else if (size >= 0 && this.seen != size) {
                fail(new EOFException(
                        "The body ended after " + this.seen + " of the " + size + " bytes it was given as"));
            }
            else {
                if (!this.chunks.isEmpty() || this.number == 1) {
                    emit(true);
                }
                this.over = true;
                this.actual.onComplete();
            }
        }

        private void emit(boolean last) {
            BufferedPart part = this.chunks.end(this.number, last);
            this.number++;
            PartSplitter.this.parts.add(part);
            if (PartSplitter.this.closed) {
                release(part);
                return;
            }
            if (this.wanted.get() != Long.MAX_VALUE) {
                this.wanted.decrementAndGet();
            }
            this.actual.onNext(part);
        }

        private void fail(Throwable failure) {
            this.over = true;
            Subscription upstream = this.upstream;
            if (upstream != null) {
                upstream.cancel();
            }
            this.actual.onError(PartSplitter.this.failures.apply(failure));
        }

        private void discard() {
            DataBuffer buffer = this.arrived;
            this.arrived = null;
            DataBufferUtils.release(buffer);
            this.chunks.release();
        }

    }

}
