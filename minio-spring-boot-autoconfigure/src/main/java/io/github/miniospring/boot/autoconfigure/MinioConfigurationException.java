package io.github.miniospring.boot.autoconfigure;

/**
 * Says what is wrong in the configuration and what to write instead. Never holds a
 * secret.
 */
public final class MinioConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String description;

    private final String action;

    private final String property;

    /**
     * @param description what is wrong, naming the property and its value, without a full
     * stop
     * @param action what to do about it, a sentence
     * @param property the property to look at
     */
    public MinioConfigurationException(String description, String action, String property) {
        super(description + ". " + action);
        this.description = description;
        this.action = action;
        this.property = property;
    }

    /** What is wrong, without a full stop. */
    public String description() {
        return this.description;
    }

    /** What to do about it. */
    public String action() {
        return this.action;
    }

    /** The property to look at. */
    public String property() {
        return this.property;
    }

}
