package io.github.miniospring.template;

import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.github.miniospring.transfer.Paged;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * The one place where a thread waits. Context such as the current observation is taken
 * along, where the application has the means for it.
 */
final class Blocking {

    private Blocking() {
    }

    static <T> T await(Mono<T> mono) {
        T value = awaitOrNull(mono);
        if (value == null) {
            throw new IllegalStateException("The call has come to an end without a result");
        }
        return value;
    }

    static <T> Optional<T> awaitOptional(Mono<T> mono) {
        return Optional.ofNullable(awaitOrNull(mono));
    }

    static <T> @Nullable T awaitOrNull(Mono<T> mono) {
        requireBlockable();
        return Failures.unwrapped(() -> mono.contextCapture().block());
    }

    static void awaitEnd(Mono<?> mono) {
        awaitOrNull(mono);
    }

    /** A stream that fetches as it is read; closing it stops. */
    static <T> Stream<T> stream(Flux<T> flux) {
        requireBlockable();
        if (flux instanceof Paged<T> paged) {
            PageIterator<T> items = new PageIterator<>(paged.pages().contextCapture());
            return stream(items, items::close);
        }
        ItemIterator<T> items = new ItemIterator<>(flux.contextCapture());
        return stream(items, items::close);
    }

    /**
     * A stream of what happens from when this returns; closing it ends it.
     * @param source given what it must run once it listens
     */
    static <T> Stream<T> listen(Function<Runnable, Flux<T>> source) {
        requireBlockable();
        Sinks.Empty<Void> listening = Sinks.empty();
        Flux<T> events = source.apply(listening::tryEmitEmpty).doOnError(listening::tryEmitError);
        ItemIterator<T> items = new ItemIterator<>(events.contextCapture());
        items.start();
        try {
            awaitEnd(listening.asMono());
        }
        catch (RuntimeException ex) {
            items.close();
            throw ex;
        }
        return stream(items, items::close);
    }

    private static <T> Stream<T> stream(Iterator<T> items, Runnable close) {
        return StreamSupport
            .stream(Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED | Spliterator.NONNULL), false)
            .onClose(close);
    }

    static void requireBlockable() {
        if (Schedulers.isInNonBlockingThread()) {
            throw new IllegalStateException("Thread '" + Thread.currentThread().getName()
                    + "' must not wait: it serves connections. Use ReactiveMinioTemplate here, or move the call to"
                    + " another thread, as with subscribeOn(Schedulers.boundedElastic())");
        }
    }

}
