package io.github.miniospring.listener.annotation;

import org.jspecify.annotations.Nullable;

/**
 * A listener cannot be run as it is declared: says what is wrong and where, and what to
 * write instead. The application does not start.
 */
public class InvalidMinioListenerException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String description;

    private final String action;

    /**
     * @param description what is wrong, naming the method, without a full stop
     * @param action what to do about it, a sentence without a full stop
     */
    public InvalidMinioListenerException(String description, String action, @Nullable Throwable cause) {
        super(description + ". " + action, cause);
        this.description = description;
        this.action = action;
    }

    /** What is wrong, without a full stop. */
    public String description() {
        return this.description;
    }

    /** What to do about it, without a full stop. */
    public String action() {
        return this.action;
    }

}
