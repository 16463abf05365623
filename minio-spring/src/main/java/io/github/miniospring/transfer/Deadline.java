package io.github.miniospring.transfer;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.github.miniospring.MinioRequestException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** When something that takes several requests must be over, counted from here. */
final class Deadline {

    private final @Nullable Duration limit;

    private final Scheduler timer;

    private final String target;

    private final long begun = System.nanoTime();

    /**
     * @param limit null for none
     * @param target what is done to what, for messages
     */
    Deadline(@Nullable Duration limit, Scheduler timer, String target) {
        this.limit = limit;
        this.timer = timer;
        this.target = target;
    }

    <T> Mono<T> limit(Mono<T> step) {
        Duration limit = this.limit;
        return (limit == null) ? step
                : Mono.defer(() -> step.timeout(limit.minusNanos(System.nanoTime() - this.begun), this.timer))
                    .onErrorMap(TimeoutException.class,
                            ex -> new MinioRequestException(
                                    this.target + ": not finished within its time limit of " + limit.toMillis() + " ms",
                                    null));
    }

}
