package io.github.miniospring.http;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/** One exchange as one step, as every call passes here. */
final class Exchanging extends Mono<OpenAnswer> {

    private final Route route;

    private final WireRequest request;

    private final FailureTranslator failures;

    Exchanging(Route route, WireRequest request, FailureTranslator failures) {
        this.route = route;
        this.request = request;
        this.failures = failures;
    }

    @Override
    public void subscribe(CoreSubscriber<? super OpenAnswer> caller) {
        WireException closed = this.failures.whenClosed();
        if (closed != null) {
            Operators.error(caller, closed);
            return;
        }
        Sending sending = new Sending(this.request);
        try {
            this.route.send(this.request, sending).subscribe(new Exchange(caller, sending));
        }
        catch (Throwable ex) {
            // A filter may have thrown it.
            Operators.error(caller, Operators.onOperatorError(ex, caller.currentContext()));
        }
    }

    private final class Exchange implements CoreSubscriber<OpenAnswer>, Subscription {

        private final CoreSubscriber<? super OpenAnswer> caller;

        private final Sending sending;

        private @Nullable Subscription upstream;

        private volatile boolean over;

        private Exchange(CoreSubscriber<? super OpenAnswer> caller, Sending sending) {
            this.caller = caller;
            this.sending = sending;
        }

        @Override
        public Context currentContext() {
            return this.caller.currentContext();
        }

        @Override
        public void onSubscribe(Subscription upstream) {
            this.upstream = upstream;
            this.caller.onSubscribe(this);
        }

        @Override
        public void onNext(OpenAnswer answer) {
            this.over = true;
            this.sending.answered();
            this.caller.onNext(answer);
        }

        @Override
        public void onError(Throwable failure) {
            this.over = true;
            this.caller.onError(Exchanging.this.route.translate(failure));
        }

        @Override
        public void onComplete() {
            this.caller.onComplete();
        }

        @Override
        public void request(long count) {
            Subscription upstream = this.upstream;
            if (upstream != null) {
                upstream.request(count);
            }
        }

        // Some operators cancel what has come to its end, too: the answer has an owner
        // then.
        @Override
        public void cancel() {
            if (this.over) {
                return;
            }
            this.sending.cancel();
            Subscription upstream = this.upstream;
            if (upstream != null) {
                upstream.cancel();
            }
        }

    }

}
