package io.github.miniospring.listener.store;

/** Another instance is in charge by now: what was to be written is not. */
public class FencedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FencedException(String message) {
        super(message);
    }

}
