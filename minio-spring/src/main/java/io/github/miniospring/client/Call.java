package io.github.miniospring.client;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.http.OpenAnswer;
import io.github.miniospring.operation.S3Request;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One call from its beginning to the end of its answer, over all its attempts. */
final class Call {

    private final S3Request request;

    private final MinioClientObservationContext context;

    private final Observation observation;

    private final RetryBudget budget;

    private final Retries retries;

    private final InFlight inFlight;

    private final @Nullable Duration maxSilence;

    private final Mono<Void> closing;

    private final long started = System.nanoTime();

    private final AtomicBoolean finished = new AtomicBoolean();

    private int attempts;

    private boolean corrected;

    private @Nullable Payload payload;

    private @Nullable Throwable lastFailure;

    private volatile @Nullable OpenAnswer answer;

    private volatile boolean abandoned;

    private volatile boolean handedOver;

    Call(S3Request request, MinioClientObservationContext context, Observation observation, RetryBudget budget,
            Retries retries, InFlight inFlight, @Nullable Duration maxSilence, Mono<Void> closing) {
        this.maxSilence = maxSilence;
        this.closing = closing;
        this.request = request;
        this.context = context;
        this.observation = observation;
        this.budget = budget;
        this.retries = retries;
        this.inFlight = inFlight;
    }

    S3Request request() {
        return this.request;
    }

    /** The rules for sending it again. */
    Retries retries() {
        return this.retries;
    }

    /** What counts it. */
    InFlight inFlight() {
        return this.inFlight;
    }

    long started() {
        return this.started;
    }

    int attempts() {
        return this.attempts;
    }

    void attempting() {
        this.attempts++;
    }

    @Nullable Payload payload() {
        return this.payload;
    }

    Payload sealed(Payload payload) {
        this.payload = payload;
        return payload;
    }

    /** Whether this is the first time that something learned from the server is tried. */
    boolean correctOnce() {
        boolean first = !this.corrected;
        this.corrected = true;
        return first;
    }

    void answered(OpenAnswer answer) {
        this.context.answered(answer.status(), answer.headers().getFirst("x-amz-request-id"));
        this.answer = answer;
        if (this.abandoned) {
            answer.close();
        }
    }

    void lost() {
        this.context.answered(0, null);
        this.answer = null;
    }

    /** The answer goes to the caller: from now on its end is the call's end. */
    void handOver() {
        this.handedOver = true;
    }

    boolean handedOver() {
        return this.handedOver;
    }

    /** Nobody waits for the answer any more: gives up one that has come meanwhile. */
    void abandon() {
        this.abandoned = true;
        OpenAnswer unwanted = this.answer;
        if (unwanted != null && !this.handedOver) {
            unwanted.close();
        }
    }

    /** When the whole call must be over, by the system's nano time; null for never. */
    @Nullable Long deadline() {
        Duration limit = this.request.timeout();
        return (limit != null) ? this.started + limit.toNanos() : null;
    }

    /** How long the server may be silent in an answer without an end; null for others. */
    @Nullable Duration maxSilence() {
        return this.maxSilence;
    }

    /** Ends what has no end by itself when the client is closed. */
    <T> Flux<T> endingWithTheClient(Flux<T> answer) {
        return (this.maxSilence == null) ? answer : answer.takeUntilOther(this.closing.then(Mono.error(this::closed)));
    }

    <T> Mono<T> endingWithTheClient(Mono<T> answer) {
        return (this.maxSilence == null) ? answer : answer.takeUntilOther(this.closing.then(Mono.error(this::closed)));
    }

    private MinioRequestException closed() {
        return new MinioRequestException(this.request.target() + ": the client is closed", null);
    }

    MinioRequestException expired() {
        Duration limit = this.request.timeout();
        return new MinioRequestException(this.request.target() + ": not finished within its time limit of "
                + ((limit != null) ? limit.toMillis() + " ms" : "none"), null);
    }

    /** Keeps what failed before with what fails now. */
    Throwable failed(Throwable failure) {
        if (this.lastFailure != null && this.lastFailure != failure) {
            failure.addSuppressed(this.lastFailure);
        }
        this.lastFailure = failure;
        return failure;
    }

    /** The caller wants no more of it. */
    void cancel() {
        if (this.finished.compareAndSet(false, true)) {
            stop();
        }
    }

    /** Ends the observation; only the first end counts. */
    void finish(@Nullable Throwable failure) {
        if (!this.finished.compareAndSet(false, true)) {
            return;
        }
        if (failure instanceof MinioResponseException refusal) {
            this.context.refused(refusal.code().value());
        }
        if (failure != null) {
            this.observation.error(failure);
        }
        else {
            this.budget.succeeded(this.attempts > 1);
        }
        stop();
    }

    private void stop() {
        this.observation.stop();
        this.inFlight.end();
    }

}
