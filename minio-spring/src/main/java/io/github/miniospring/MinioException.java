package io.github.miniospring;

import org.jspecify.annotations.Nullable;

/**
 * Root of everything that can go wrong between this library and a server.
 *
 * <p>
 * Wrong arguments are {@link IllegalArgumentException}s and thrown at once, before
 * anything is sent. No message of an exception holds a secret, a signature or a presigned
 * query.
 */
public abstract class MinioException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected MinioException(String message, @Nullable Throwable cause) {
        super(Redaction.text(message), cause);
    }

}
