package io.github.miniospring.listener;

import java.util.List;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/** Handles events. */
@FunctionalInterface
public interface MinioEventHandler {

    /**
     * Handles events. Those of one key come one after the other, in order and never at
     * the same time; those of different keys at the same time, on different threads.
     * @param events one, or up to the size of a batch; of a key in order
     * @return what completes when they are handled, without a thread meanwhile; null when
     * they are
     * @throws SupersededException if what they are about is there no more
     * @throws Exception to be given them again: one by one, until there were enough
     * attempts; then they go to the dead letters
     */
    @Nullable CompletionStage<?> handle(List<MinioEvent> events) throws Exception;

}
