package io.github.miniospring.transfer;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.Context;

/**
 * Takes buffers to where blocking work is done, a few ahead, and releases each one,
 * whatever happens.
 *
 * <p>
 * Reactor's {@code publishOn} loses what it has queued when it is cancelled after it has
 * scheduled its work and before that has begun; and it interrupts the thread, which
 * closes the file. Here what was scheduled always runs.
 */
final class BodyWriter extends BaseSubscriber<DataBuffer> {

    private static final int AHEAD = 8;

    /** The same of small ones, as those that TLS hands out. */
    private static final int SMALL_AHEAD = 32;

    private static final int SMALL = 32 * 1024;

    private final GatheredWrite target;

    private final Scheduler io;

    private final MonoSink<Void> sink;

    private final Queue<DataBuffer> queue = new ConcurrentLinkedQueue<>();

    private final AtomicInteger work = new AtomicInteger();

    private final AtomicInteger waiting = new AtomicInteger();

    /** Asked for, and written, at once: each time another thread is woken. */
    private volatile int batch = AHEAD / 2;

    private volatile @Nullable Throwable failure;

    private volatile boolean done;

    private volatile boolean over;

    /** Of the batch. */
    private int taken;

    private int largest;

    private BodyWriter(GatheredWrite target, Scheduler io, MonoSink<Void> sink) {
        this.target = target;
        this.io = io;
        this.sink = sink;
    }

    /**
     * Writes the buffers in their order.
     * @param target releases them; closed at the end
     */
    static Mono<Void> write(Flux<DataBuffer> body, GatheredWrite target, Scheduler io) {
        return Mono.create(sink -> {
            BodyWriter writer = new BodyWriter(target, io, sink);
            sink.onDispose(writer);
            if (!writer.over) {
                body.subscribe(writer);
            }
        });
    }

    @Override
    public Context currentContext() {
        return Context.of(this.sink.contextView());
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        subscription.request(AHEAD);
    }

    @Override
    protected void hookOnNext(DataBuffer buffer) {
        this.queue.add(buffer);
        // The rest of a batch waits for more, or for the end: twice as much was asked
        // for.
        if (this.waiting.incrementAndGet() >= this.batch) {
            schedule();
        }
    }

    @Override
    protected void hookOnComplete() {
        this.done = true;
        schedule();
    }

    // What has arrived before is written first: the rest is asked for from there.
    @Override
    protected void hookOnError(Throwable failure) {
        this.failure = failure;
        hookOnComplete();
    }

    @Override
    protected void hookOnCancel() {
        this.over = true;
        schedule();
    }

    private void schedule() {
        if (this.work.getAndIncrement() != 0) {
            return;
        }
        try {
            this.io.schedule(this::run);
        }
        catch (RejectedExecutionException ex) {
            this.over = true;
            this.sink.error(ex);
            run();
        }
    }

    private void run() {
        int seen = this.work.get();
        do {
            DataBuffer buffer = this.queue.poll();
            while (buffer != null) {
                this.waiting.decrementAndGet();
                take(buffer);
                buffer = this.queue.poll();
            }
            flush();
            if (this.done && !this.over && this.queue.isEmpty()) {
                end();
            }
            if (this.over) {
                this.target.close();
            }
            seen = this.work.addAndGet(-seen);
        }
        while (seen != 0);
    }

    private void take(DataBuffer buffer) {
        if (this.over) {
            DataBufferUtils.release(buffer);
            return;
        }
        this.largest = Math.max(this.largest, buffer.readableByteCount());
        this.target.add(buffer);
        if (++this.taken == this.batch) {
            flush();
            if (!this.over) {
                askForMore();
            }
        }
    }

    private void flush() {
        try {
            if (!this.over) {
                this.target.flush();
            }
        }
        catch (RuntimeException ex) {
            fail(ex);
        }
    }

    private void fail(RuntimeException failure) {
        this.over = true;
        this.sink.error(failure);
    }

    private void askForMore() {
        int ahead = (this.largest <= SMALL) ? SMALL_AHEAD : AHEAD;
        int count = ahead - this.batch;
        this.batch = ahead / 2;
        this.largest = 0;
        // Where large ones follow small ones, too many have been asked for already.
        this.taken = Math.min(count, 0);
        if (count > 0) {
            request(count);
        }
    }

    private void end() {
        this.over = true;
        Throwable failure = this.failure;
        if (failure != null) {
            this.sink.error(failure);
        }
        else {
            this.sink.success();
        }
    }

}
