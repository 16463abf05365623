package io.github.miniospring.listener.container;

import java.util.List;
import java.util.concurrent.CompletionStage;

import io.github.miniospring.listener.MinioEvent;
import org.jspecify.annotations.Nullable;

/** Takes events that have their turn. */
interface Recipient {

    /**
     * Has events handled.
     * @return completes with null, or with what the handler threw; never exceptionally
     */
    CompletionStage<@Nullable Throwable> deliver(List<MinioEvent> events);

    /** An event takes the place of one that had come. */
    default void admit(MinioEvent event) {
    }

    /** An event is settled that no handler gets, or gets any more. */
    default void settle(MinioEvent event) {
    }

}
