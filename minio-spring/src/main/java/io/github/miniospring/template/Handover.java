package io.github.miniospring.template;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import io.github.miniospring.client.LateFailures;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.util.context.Context;

/**
 * Hands items from the thread of a connection to a thread that waits for them. A few are
 * asked for ahead, never more: a slow taker slows the source down.
 *
 * <p>
 * The thread of the connection never waits, not even for a lock, as it would with
 * Reactor's own iterables; the taker parks, so that a virtual thread lets its carrier go.
 * For one taker at a time.
 *
 * @param <T> what is handed over
 */
final class Handover<T> extends BaseSubscriber<T> {

    private final int ahead;

    /** So many are taken before as many more are asked for: that may change threads. */
    private final int batch;

    private final Consumer<? super T> discard;

    private final Queue<T> items = new ConcurrentLinkedQueue<>();

    private int taken;

    private volatile boolean ended;

    private volatile boolean closed;

    private volatile @Nullable Throwable failure;

    private volatile @Nullable Thread waiting;

    /**
     * @param ahead how many items may wait to be taken
     * @param discard gets those that nobody takes
     */
    Handover(int ahead, Consumer<? super T> discard) {
        this.ahead = ahead;
        this.batch = Math.max(1, ahead / 4);
        this.discard = discard;
    }

    /**
     * The next item, waited for.
     * @return null at the end; {@link #failure()} tells how it ended
     * @throws InterruptedException if the thread is interrupted; it stays so
     */
    @Nullable T take() throws InterruptedException {
        T item = this.items.poll();
        if (item == null) {
            item = await();
        }
        if (item != null && ++this.taken == this.batch) {
            this.taken = 0;
            request(this.batch);
        }
        return item;
    }

    private @Nullable T await() throws InterruptedException {
        this.waiting = Thread.currentThread();
        try {
            while (true) {
                // Asked before the queue is: what comes before the end is in it by then.
                boolean last = this.ended || this.closed;
                T item = this.items.poll();
                if (item != null || last) {
                    return item;
                }
                LockSupport.park(this);
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException("Interrupted while waiting for the server");
                }
            }
        }
        finally {
            this.waiting = null;
        }
    }

    /** Why it ended early; null where it did not. */
    @Nullable Throwable failure() {
        return this.failure;
    }

    boolean isClosed() {
        return this.closed;
    }

    /** Wants no more. Does nothing when called again. */
    void close() {
        this.closed = true;
        cancel();
        discardAll();
        wakeUp();
    }

    private void discardAll() {
        T item = this.items.poll();
        while (item != null) {
            this.discard.accept(item);
            item = this.items.poll();
        }
    }

    private void wakeUp() {
        Thread taker = this.waiting;
        if (taker != null) {
            LockSupport.unpark(taker);
        }
    }

    @Override
    public Context currentContext() {
        return LateFailures.quiet(Context.empty());
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        subscription.request(this.ahead);
    }

    @Override
    protected void hookOnNext(T item) {
        this.items.add(item);
        // Closing may have emptied the queue just before.
        if (this.closed) {
            discardAll();
        }
        wakeUp();
    }

    @Override
    protected void hookOnComplete() {
        this.ended = true;
        wakeUp();
    }

    @Override
    protected void hookOnError(Throwable failure) {
        this.failure = failure;
        this.ended = true;
        wakeUp();
    }

}
