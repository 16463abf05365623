package io.github.miniospring.notification;

/** A line of the stream has not the form of records. */
final class UnreadableLineException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableLineException(String message) {
        super(message);
    }

}
