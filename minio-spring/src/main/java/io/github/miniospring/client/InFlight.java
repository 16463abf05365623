package io.github.miniospring.client;

import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Counts the calls that are going on, so that closing can wait for them. */
final class InFlight {

    /** One more than there are calls, until it is closed. */
    private final AtomicInteger count = new AtomicInteger(1);

    private final Sinks.Empty<Void> idle = Sinks.empty();

    private final Sinks.Empty<Void> closing = Sinks.empty();

    private volatile boolean closed;

    /** A call begins; false when none may any more. */
    boolean begin() {
        return !this.closed && this.count.getAndUpdate(count -> (count > 0) ? count + 1 : 0) > 0;
    }

    void end() {
        if (this.count.decrementAndGet() == 0) {
            this.idle.tryEmitEmpty();
        }
    }

    /** Completes when no more calls may begin. */
    Mono<Void> closing() {
        return this.closing.asMono();
    }

    /**
     * Lets no more calls begin. To be called once.
     * @return completes when those that had begun have ended
     */
    Mono<Void> close() {
        this.closed = true;
        this.closing.tryEmitEmpty();
        end();
        return this.idle.asMono();
    }

}
