package io.github.miniospring.operation;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * An action of S3: what to ask and how to read the answer. It does no I/O; a client sends
 * it.
 *
 * <p>
 * Implement it for an action this library does not know, or extend {@link OperationSpec}.
 *
 * @param <R> what the answer is read as
 */
public interface Operation<R> {

    /** What to send: a snapshot, taken when the operation is executed. */
    S3Request toRequest();

    /**
     * Reads a successful answer.
     * @param response its body may be taken once; whatever is left of it is discarded by
     * the client
     */
    Mono<R> decode(S3Response response);

    /** Learns that an attempt begins. By default nothing is done. */
    default void attempting() {
    }

    /**
     * Learns that an attempt has failed in a way that leaves open whether the server has
     * done what was asked. Another attempt may follow. By default nothing is done.
     */
    default void outcomeUnknown(Throwable failure) {
    }

    /**
     * How long the server may be silent in an answer that has no end, such as a stream of
     * events; null for all others. It holds in place of the client's own read time-out,
     * and a client that is closed does not wait for such an answer, but ends it at once.
     */
    default @Nullable Duration maxSilence() {
        return null;
    }

}
