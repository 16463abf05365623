package io.github.miniospring.listener;

/**
 * The state an event is about is there no more: a newer one has taken its place and is
 * told by an event of its own. The event counts as handled.
 */
public class SupersededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SupersededException(String message, Throwable cause) {
        super(message, cause);
    }

}
