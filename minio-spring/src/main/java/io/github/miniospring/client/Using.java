package io.github.miniospring.client;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** Makes one value of an answer while it is open, and closes it before that is told. */
final class Using<R, T> extends Mono<T> {

    private final Mono<Opened<R>> opening;

    private final Function<? super R, Mono<T>> use;

    Using(Mono<Opened<R>> opening, Function<? super R, Mono<T>> use) {
        this.opening = opening;
        this.use = use;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> caller) {
        this.opening.subscribe(new Opening(caller));
    }

    private final class Opening implements CoreSubscriber<Opened<R>>, Subscription {

        private final CoreSubscriber<? super T> caller;

        private final Context context;

        private volatile boolean cancelled;

        private volatile @Nullable Subscription current;

        private volatile @Nullable Opened<R> opened;

        private Opening(CoreSubscriber<? super T> caller) {
            this.caller = caller;
            this.context = LateFailures.quiet(caller.currentContext());
        }

        @Override
        public Context currentContext() {
            return this.context;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            this.current = subscription;
            this.caller.onSubscribe(this);
        }

        @Override
        public void onNext(Opened<R> opened) {
            this.opened = opened;
            if (this.cancelled) {
                opened.close();
                return;
            }
            R value = opened.value();
            Mono<T> used = (value != null) ? Steps.begin(() -> Using.this.use.apply(value)) : Mono.empty();
            used.subscribe(new Use(this, opened));
        }

        @Override
        public void onError(Throwable failure) {
            this.caller.onError(failure);
        }

        @Override
        public void onComplete() {
            if (this.opened == null) {
                this.caller.onComplete();
            }
        }

        @Override
        public void request(long count) {
            Subscription current = this.current;
            if (current != null) {
                current.request(count);
            }
        }

        @Override
        public void cancel() {
            this.cancelled = true;
            Subscription current = this.current;
            if (current != null) {
                current.cancel();
            }
            Opened<R> opened = this.opened;
            if (opened != null) {
                opened.close();
            }
        }

        private void reading(Subscription subscription) {
            this.current = subscription;
            if (this.cancelled) {
                subscription.cancel();
            }
            else {
                subscription.request(Long.MAX_VALUE);
            }
        }

    }

    private final class Use implements CoreSubscriber<T> {

        private final Opening opening;

        private final Opened<R> opened;

        private @Nullable T value;

        private Use(Opening opening, Opened<R> opened) {
            this.opening = opening;
            this.opened = opened;
        }

        @Override
        public Context currentContext() {
            return this.opening.context;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            this.opening.reading(subscription);
        }

        @Override
        public void onNext(T value) {
            this.value = value;
        }

        @Override
        public void onError(Throwable failure) {
            this.opened.close();
            this.opening.caller.onError(failure);
        }

        @Override
        public void onComplete() {
            this.opened.close();
            T value = this.value;
            if (value != null) {
                this.opening.caller.onNext(value);
            }
            this.opening.caller.onComplete();
        }

    }

}
