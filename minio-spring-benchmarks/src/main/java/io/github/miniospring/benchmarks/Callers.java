package io.github.miniospring.benchmarks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

import io.github.miniospring.benchmarks.peer.Call;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * So many callers who call again as soon as they are answered, until the time is over.
 */
final class Callers implements AutoCloseable {

    private final int count;

    private final Call call;

    private final ExecutorService threads;

    Callers(int count, Call call) {
        this.count = count;
        this.call = call;
        this.threads = Executors.newFixedThreadPool(count);
    }

    /** Calls at least once. */
    Latencies callFor(long nanos) throws Exception {
        Latencies latencies = new Latencies();
        CountDownLatch working = new CountDownLatch(this.count);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Turn turn = new Turn(System.nanoTime() + nanos, latencies, working, failure);
        for (int caller = 0; caller < this.count; caller++) {
            begin(caller, turn);
        }
        working.await();
        Throwable failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("A call failed", failed);
        }
        return latencies;
    }

    private void begin(int caller, Turn turn) {
        if (this.call instanceof Call.Blocking blocking) {
            this.threads.execute(() -> block(blocking, caller, turn));
        }
        else if (this.call instanceof Call.Future future) {
            chain(future, caller, turn);
        }
        else if (this.call instanceof Call.Reactive reactive) {
            subscribe(reactive, caller, turn);
        }
    }

    private static void block(Call.Blocking call, int caller, Turn turn) {
        try {
            do {
                long started = System.nanoTime();
                call.run(caller);
                turn.latencies.add(System.nanoTime() - started);
            }
            while (turn.goesOn());
            turn.end(null);
        }
        catch (Throwable ex) {
            turn.end(ex);
        }
    }

    private static void chain(Call.Future call, int caller, Turn turn) {
        long started = System.nanoTime();
        call.run(caller).whenComplete((result, failure) -> {
            if (failure != null) {
                turn.end(failure);
                return;
            }
            turn.latencies.add(System.nanoTime() - started);
            if (turn.goesOn()) {
                chain(call, caller, turn);
            }
            else {
                turn.end(null);
            }
        });
    }

    private static void subscribe(Call.Reactive call, int caller, Turn turn) {
        long[] started = new long[1];
        Mono.defer(() -> {
            started[0] = System.nanoTime();
            return call.run(caller);
        })
            .doOnSuccess(result -> turn.latencies.add(System.nanoTime() - started[0]))
            .repeat(turn::goesOn)
            .subscribe(result -> {
            }, turn::end, () -> turn.end(null));
    }

    @Override
    public void close() {
        this.threads.shutdownNow();
    }

    private record Turn(long end, Latencies latencies, CountDownLatch working,
            AtomicReference<@Nullable Throwable> failure) {

        private boolean goesOn() {
            return System.nanoTime() < this.end && this.failure.get() == null;
        }

        private void end(@Nullable Throwable failure) {
            if (failure != null) {
                this.failure.compareAndSet(null, failure);
            }
            this.working.countDown();
        }

    }

}
