package io.github.miniospring.http;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Asks a body for more only when what it gave before has left the machine, or nearly:
 * Reactor Netty would gather 128 buffers, whatever their size.
 */
final class SendWindow extends FluxOperator<DataBuffer, DataBuffer> {

    /** What may wait to be sent before more is asked for. */
    private static final long BYTES = 256 * 1024;

    /** Asked for at once, as asking may mean a change of threads. */
    private static final int BATCH = 4;

    private volatile long sent;

    private volatile @Nullable Window window;

    SendWindow(Flux<DataBuffer> body) {
        super(body);
    }

    /** So many bytes have left since the body's beginning. */
    void sent(long bytes) {
        this.sent = bytes;
        Window current = this.window;
        if (current != null) {
            current.drain();
        }
    }

    @Override
    public void subscribe(CoreSubscriber<? super DataBuffer> actual) {
        Window window = new Window(actual);
        this.window = window;
        this.source.subscribe(window);
    }

    private final class Window implements CoreSubscriber<DataBuffer>, Subscription {

        private final CoreSubscriber<? super DataBuffer> actual;

        private final AtomicLong wanted = new AtomicLong();

        private final AtomicInteger expected = new AtomicInteger();

        private final AtomicInteger draining = new AtomicInteger();

        private volatile long taken;

        private volatile @Nullable Subscription upstream;

        private Window(CoreSubscriber<? super DataBuffer> actual) {
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
        public void request(long count) {
            this.wanted.accumulateAndGet(count, Operators::addCap);
            drain();
        }

        // One thread at a time asks, and asking may bring the buffers at once.
        private void drain() {
            if (this.draining.getAndIncrement() != 0) {
                return;
            }
            int missed = 1;
            do {
                ask();
                missed = this.draining.addAndGet(-missed);
            }
            while (missed != 0);
        }

        private void ask() {
            Subscription upstream = this.upstream;
            while (upstream != null && this.expected.get() == 0 && this.taken - SendWindow.this.sent < BYTES) {
                int count = (int) Math.min(BATCH, this.wanted.get());
                if (count == 0) {
                    return;
                }
                this.wanted.addAndGet(-count);
                this.expected.set(count);
                upstream.request(count);
            }
        }

        @Override
        public void onNext(DataBuffer buffer) {
            this.taken += buffer.readableByteCount();
            this.actual.onNext(buffer);
            if (this.expected.decrementAndGet() == 0) {
                drain();
            }
        }

        @Override
        public void onError(Throwable failure) {
            this.actual.onError(failure);
        }

        @Override
        public void onComplete() {
            this.actual.onComplete();
        }

        @Override
        public void cancel() {
            Subscription upstream = this.upstream;
            if (upstream != null) {
                upstream.cancel();
            }
        }

    }

}
