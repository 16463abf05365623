package io.github.miniospring.client;

import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Goes from one step of a call to the next, at once where nothing is to be waited for.
 */
final class Steps {

    private Steps() {
    }

    /** A step that fails at once fails as any other. */
    static <T> Mono<T> begin(Supplier<Mono<T>> step) {
        try {
            return step.get();
        }
        catch (RuntimeException ex) {
            return Mono.error(ex);
        }
    }

    /**
     * Goes on with what a step has brought, null when that is nothing.
     */
    static <T, U> Mono<U> then(Mono<T> step, Function<@Nullable T, Mono<U>> next) {
        if (!(step instanceof Callable<?>)) {
            return step.singleOptional().flatMap(found -> next.apply(found.orElse(null)));
        }
        T value;
        try {
            value = valueOf(step);
        }
        catch (Exception ex) {
            return Mono.error(ex);
        }
        return next.apply(value);
    }

    /**
     * Does something when a step has failed.
     * @param step a value at hand, a failure, or something to wait for
     */
    static <T> Mono<T> onError(Mono<T> step, Runnable undo) {
        if (!(step instanceof Callable<?>)) {
            return step.doOnError(failure -> undo.run());
        }
        try {
            valueOf(step);
        }
        catch (Exception ex) {
            undo.run();
        }
        return step;
    }

    // What Reactor makes of values, suppliers, errors and nothing can be called; others
    // it
    // must subscribe to.
    @SuppressWarnings("unchecked")
    private static <T> @Nullable T valueOf(Mono<T> step) throws Exception {
        return ((Callable<@Nullable T>) step).call();
    }

}
