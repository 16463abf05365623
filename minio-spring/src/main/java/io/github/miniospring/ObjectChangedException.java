package io.github.miniospring;

import org.jspecify.annotations.Nullable;

/**
 * An object was replaced or removed while it was read in several requests. What was read
 * belongs to a state that is gone; beginning anew reads the new one.
 */
public class ObjectChangedException extends MinioException {

    private static final long serialVersionUID = 1L;

    public ObjectChangedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

}
