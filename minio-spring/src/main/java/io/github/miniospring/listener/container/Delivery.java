package io.github.miniospring.listener.container;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioEventHandler;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/** Calls the handler, observed. */
final class Delivery implements Recipient {

    private final String listener;

    private final MinioEventHandler handler;

    private final ObservationRegistry observations;

    private final ListenerObservationConvention convention;

    Delivery(String listener, MinioEventHandler handler, ObservationRegistry observations,
            ListenerObservationConvention convention) {
        this.listener = listener;
        this.handler = handler;
        this.observations = observations;
        this.convention = convention;
    }

    @Override
    public CompletionStage<@Nullable Throwable> deliver(List<MinioEvent> events) {
        Observation observation = Observation.createNotStarted(this.convention,
                () -> new ListenerObservationContext(this.listener, events), this.observations);
        observation.start();
        Observation.Scope scope = observation.openScope();
        CompletionStage<?> stage;
        try {
            stage = this.handler.handle(events);
        }
        catch (Throwable ex) {
            scope.close();
            return CompletableFuture.completedFuture(end(observation, ex));
        }
        scope.close();
        if (stage == null) {
            return CompletableFuture.completedFuture(end(observation, null));
        }
        return stage.handle((value, failure) -> end(observation, failure));
    }

    private static @Nullable Throwable end(Observation observation, @Nullable Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause != null) {
            observation.error(cause);
        }
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        observation.stop();
        return cause;
    }

}
