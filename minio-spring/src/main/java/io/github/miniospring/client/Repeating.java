package io.github.miniospring.client;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** Tries again what has failed, as long as it is told to. */
final class Repeating<T> extends Mono<T> {

    private final Supplier<Mono<T>> attempt;

    private final Rule rule;

    /**
     * @param attempt begins another one
     */
    Repeating(Supplier<Mono<T>> attempt, Rule rule) {
        this.attempt = attempt;
        this.rule = rule;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> caller) {
        Steps.begin(this.attempt).subscribe(new Attempts(caller));
    }

    /** What becomes of failures. */
    interface Rule {

        /** What is told of one. */
        Throwable describe(Throwable failure);

        /** What to wait for before the next attempt; null when there is none. */
        @Nullable Mono<?> beforeNext(Throwable described);

    }

    private final class Attempts implements CoreSubscriber<T>, Subscription {

        private final CoreSubscriber<? super T> caller;

        private @Nullable Subscription current;

        private boolean requested;

        private boolean cancelled;

        private Attempts(CoreSubscriber<? super T> caller) {
            this.caller = caller;
        }

        @Override
        public Context currentContext() {
            return this.caller.currentContext();
        }

        @Override
        public void onSubscribe(Subscription next) {
            boolean first;
            boolean ask;
            boolean late;
            synchronized (this) {
                first = (this.current == null);
                this.current = next;
                ask = this.requested;
                late = this.cancelled;
            }
            if (first) {
                this.caller.onSubscribe(this);
            }
            else if (late) {
                next.cancel();
            }
            else if (ask) {
                next.request(Long.MAX_VALUE);
            }
        }

        @Override
        public void onNext(T value) {
            this.caller.onNext(value);
        }

        @Override
        public void onComplete() {
            this.caller.onComplete();
        }

        @Override
        public void onError(Throwable failure) {
            Throwable described = Repeating.this.rule.describe(failure);
            Mono<?> wait = Repeating.this.rule.beforeNext(described);
            if (wait == null) {
                this.caller.onError(described);
            }
            else {
                wait.then(Mono.defer(Repeating.this.attempt)).subscribe(this);
            }
        }

        @Override
        public void request(long count) {
            Subscription current;
            synchronized (this) {
                this.requested = true;
                current = this.current;
            }
            if (current != null) {
                current.request(Long.MAX_VALUE);
            }
        }

        @Override
        public void cancel() {
            Subscription current;
            synchronized (this) {
                this.cancelled = true;
                current = this.current;
            }
            if (current != null) {
                current.cancel();
            }
        }

    }

}
