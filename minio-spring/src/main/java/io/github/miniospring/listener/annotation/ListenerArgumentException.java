package io.github.miniospring.listener.annotation;

import io.github.miniospring.listener.NonRetryable;
import org.jspecify.annotations.Nullable;

/**
 * A method cannot be given what it takes for an event: the object's content is no such
 * value, is not valid, is too large, or there is none. It would be the same the next
 * time: the event goes to the dead letters.
 */
@NonRetryable
public class ListenerArgumentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ListenerArgumentException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }

}
