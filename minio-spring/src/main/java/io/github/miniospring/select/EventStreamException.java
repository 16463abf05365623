package io.github.miniospring.select;

/**
 * A stream of events that is none. Callers get it as the cause of a request's failure.
 */
final class EventStreamException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EventStreamException(String message) {
        super(message);
    }

}
