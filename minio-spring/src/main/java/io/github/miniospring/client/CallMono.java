package io.github.miniospring.client;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The frame of a call as one step, as all of them pass here: begins it, tells it how it
 * ended, and gives up an answer that nobody waits for.
 */
final class CallMono<R> extends Mono<Opened<R>> {

    private final Script<R> script;

    CallMono(Script<R> script) {
        this.script = script;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Opened<R>> caller) {
        Context context = Operators.enableOnDiscard(LateFailures.quiet(caller.currentContext()), CallMono::discard);
        Call call = this.script.begin(context);
        if (call == null) {
            Operators.error(caller, this.script.refused());
            return;
        }
        new Frame<>(caller, context, call, this.script).start();
    }

    private static void discard(Object value) {
        if (value instanceof Opened<?> opened) {
            opened.close();
        }
    }

    /** What a call is made of. */
    interface Script<R> {

        /** Begins it; null when no more are taken. */
        @Nullable Call begin(ContextView context);

        /** What begins too late. */
        Throwable refused();

        /** What is done. */
        Mono<Opened<R>> work(Call call);

        /** What the caller is told of a failure. */
        Throwable describe(Call call, Throwable failure);

        /** The caller wants no more of it. */
        void cancelled(Call call);

    }

    private static final class Frame<R> implements CoreSubscriber<Opened<R>>, Subscription {

        private final CoreSubscriber<? super Opened<R>> caller;

        private final Context context;

        private final Call call;

        private final Script<R> script;

        private @Nullable Subscription upstream;

        private volatile boolean over;

        private Frame(CoreSubscriber<? super Opened<R>> caller, Context context, Call call, Script<R> script) {
            this.caller = caller;
            this.context = context;
            this.call = call;
            this.script = script;
        }

        private void start() {
            Steps.begin(() -> this.call.endingWithTheClient(this.script.work(this.call))).subscribe(this);
        }

        @Override
        public Context currentContext() {
            return this.context;
        }

        @Override
        public void onSubscribe(Subscription upstream) {
            this.upstream = upstream;
            this.caller.onSubscribe(this);
        }

        @Override
        public void onNext(Opened<R> opened) {
            this.over = true;
            this.call.handOver();
            this.caller.onNext(opened);
        }

        @Override
        public void onError(Throwable failure) {
            this.over = true;
            Throwable described = this.script.describe(this.call, failure);
            this.call.finish(described);
            this.caller.onError(described);
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

        @Override
        public void cancel() {
            if (this.over) {
                return;
            }
            this.script.cancelled(this.call);
            Subscription upstream = this.upstream;
            if (upstream != null) {
                upstream.cancel();
            }
        }

    }

}
