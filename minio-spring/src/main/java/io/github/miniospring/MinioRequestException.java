package io.github.miniospring;

import org.jspecify.annotations.Nullable;

/**
 * No usable answer arrived: the server could not be reached, took too long, refused TLS,
 * broke off its answer, or sent bytes that do not match their checksum.
 *
 * <p>
 * Whether the server has acted on the request may be unknown.
 */
public class MinioRequestException extends MinioException {

    private static final long serialVersionUID = 1L;

    public MinioRequestException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

}
