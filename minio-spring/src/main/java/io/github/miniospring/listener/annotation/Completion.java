package io.github.miniospring.listener.annotation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** When a method is done that tells so by what it returns. */
final class Completion {

    private static final ReactiveAdapterRegistry ADAPTERS = ReactiveAdapterRegistry.getSharedInstance();

    private Completion() {
    }

    /** Whether what is returned, if anything, tells when the method is done. */
    static boolean isToldBy(Class<?> type) {
        return type == void.class || type == Void.class || ADAPTERS.getAdapter(type) != null;
    }

    /**
     * Tells when a method is done.
     * @param returned by the method
     * @param end run then, whatever the end is
     * @return null if it is done already
     */
    static @Nullable CompletionStage<?> of(@Nullable Object returned, Runnable end) {
        if (returned == null) {
            end.run();
            return null;
        }
        return (returned instanceof CompletionStage<?> stage) ? of(stage, end) : ofPublisher(returned, end);
    }

    // A stage that depends on another one has its failures wrapped: undo that.
    private static CompletionStage<?> of(CompletionStage<?> stage, Runnable end) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        stage.whenComplete((value, failure) -> {
            end.run();
            if (failure == null) {
                done.complete(null);
            }
            else {
                boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
                done.completeExceptionally(wrapped ? failure.getCause() : failure);
            }
        });
        return done;
    }

    private static CompletionStage<?> ofPublisher(Object returned, Runnable end) {
        ReactiveAdapter adapter = ADAPTERS.getAdapter(null, returned);
        if (adapter == null) {
            throw new IllegalStateException("Nothing tells when a " + returned.getClass().getName() + " is done");
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        Disposable running = Flux.from(adapter.toPublisher(returned))
            .contextCapture()
            .doFinally(signal -> end.run())
            .subscribe(value -> {
            }, done::completeExceptionally, () -> done.complete(null));
        done.whenComplete((nothing, failure) -> running.dispose());
        return done;
    }

}
