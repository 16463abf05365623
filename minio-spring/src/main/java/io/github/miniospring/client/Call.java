package io.github.miniospring.client;

import java.util.concurrent.atomic.AtomicBoolean;

import io.github.miniospring.MinioResponseException;
import io.github.miniospring.operation.S3Request;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** One call from its beginning to the end of its answer, over all its attempts. */
final class Call {

    private final S3Request request;

    private final MinioClientObservationContext context;

    private final Observation observation;

    private final RetryBudget budget;

    private final long started = System.nanoTime();

    private final AtomicBoolean finished = new AtomicBoolean();

    private int attempts;

    private boolean corrected;

    private @Nullable Payload payload;

    private @Nullable Throwable lastFailure;

    Call(S3Request request, MinioClientObservationContext context, Observation observation, RetryBudget budget) {
        this.request = request;
        this.context = context;
        this.observation = observation;
        this.budget = budget;
    }

    S3Request request() {
        return this.request;
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

    void answered(int status, HttpHeaders headers) {
        this.context.answered(status, headers.getFirst("x-amz-request-id"));
    }

    void lost() {
        this.context.answered(0, null);
    }

    /** Keeps what failed before with what fails now. */
    Throwable failed(Throwable failure) {
        if (this.lastFailure != null && this.lastFailure != failure) {
            failure.addSuppressed(this.lastFailure);
        }
        this.lastFailure = failure;
        return failure;
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
        this.observation.stop();
    }

}
