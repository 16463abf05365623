package io.github.miniospring.transfer;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

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

    /** Asked for at once: each time the connection's thread is woken. */
    private static final int BATCH = 4;

    private final Consumer<DataBuffer> write;

    private final Scheduler io;

    private final MonoSink<Void> sink;

    private final Queue<DataBuffer> queue = new ConcurrentLinkedQueue<>();

    private final AtomicInteger work = new AtomicInteger();

    private volatile @Nullable Throwable failure;

    private volatile boolean done;

    private volatile boolean over;

    private int written;

    private BodyWriter(Consumer<DataBuffer> write, Scheduler io, MonoSink<Void> sink) {
        this.write = write;
        this.io = io;
        this.sink = sink;
    }

    /**
     * Writes the buffers in their order.
     * @param write does not release them
     */
    static Mono<Void> write(Flux<DataBuffer> body, Consumer<DataBuffer> write, Scheduler io) {
        return Mono.create(sink -> {
            BodyWriter writer = new BodyWriter(write, io, sink);
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
        schedule();
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
                take(buffer);
                buffer = this.queue.poll();
            }
            if (this.done && !this.over && this.queue.isEmpty()) {
                end();
            }
            seen = this.work.addAndGet(-seen);
        }
        while (seen != 0);
    }

    private void take(DataBuffer buffer) {
        try {
            if (!this.over) {
                this.write.accept(buffer);
                this.written++;
                if (this.written % BATCH == 0) {
                    request(BATCH);
                }
            }
        }
        catch (RuntimeException ex) {
            this.over = true;
            this.sink.error(ex);
        }
        finally {
            DataBufferUtils.release(buffer);
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
