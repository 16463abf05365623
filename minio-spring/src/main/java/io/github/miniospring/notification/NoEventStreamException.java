package io.github.miniospring.notification;

import io.github.miniospring.MinioRequestException;

/**
 * The answer to listening is no stream of events: the server is not MinIO, and took the
 * question for another.
 */
public class NoEventStreamException extends MinioRequestException {

    private static final long serialVersionUID = 1L;

    NoEventStreamException(String message) {
        super(message, null);
    }

}
