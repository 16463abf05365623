package io.github.miniospring.benchmarks.peer;

import java.util.concurrent.CompletionStage;

import reactor.core.publisher.Mono;

/** One piece of work, done in the way that is natural to a client. */
public sealed interface Call {

    /** On the caller's thread. */
    @FunctionalInterface
    non-sealed interface Blocking extends Call {

        void run(int caller) throws Exception;

    }

    /** On the client's threads; the next one begins where this one ends. */
    @FunctionalInterface
    non-sealed interface Future extends Call {

        CompletionStage<?> run(int caller);

    }

    /** The same with Reactor. */
    @FunctionalInterface
    non-sealed interface Reactive extends Call {

        Mono<?> run(int caller);

    }

}
