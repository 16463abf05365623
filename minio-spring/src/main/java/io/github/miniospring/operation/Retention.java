package io.github.miniospring.operation;

import java.time.Instant;

/**
 * How long a version of an object cannot be removed.
 *
 * @param mode who may shorten it
 * @param until when it ends
 */
public record Retention(Mode mode, Instant until) {

    /** Who may shorten or lift a retention. */
    public enum Mode {

        /** Those with a special right. */
        GOVERNANCE,

        /** Nobody. */
        COMPLIANCE

    }

}
