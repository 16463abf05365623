package io.github.miniospring.listener;

import java.time.Instant;
import java.time.format.DateTimeParseException;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Where a listener begins that has not run before.
 *
 * @param from what is older counts as handled; null for the moment it first listens
 */
public record StartPosition(@Nullable Instant from) {

    /** With what happens from the first start on. */
    public static final StartPosition NOW = new StartPosition(null);

    /** With all that is there. */
    public static final StartPosition BEGINNING = new StartPosition(Instant.EPOCH);

    /**
     * Reads a position.
     * @param text {@code now}, {@code beginning}, or a time such as
     * {@code 2026-01-31T00:00:00Z}
     */
    public static StartPosition of(String text) {
        String word = text.trim();
        if (word.equalsIgnoreCase("now")) {
            return NOW;
        }
        if (word.equalsIgnoreCase("beginning")) {
            return BEGINNING;
        }
        try {
            return new StartPosition(Instant.parse(word));
        }
        catch (DateTimeParseException ex) {
            throw new IllegalArgumentException("The start position '" + text
                    + "' is none: write now, beginning, or a time such as 2026-01-31T00:00:00Z", ex);
        }
    }

    /** The time, where it is known without asking the server. */
    public Instant requiredFrom() {
        Assert.state(this.from != null, "The server's time has to be asked for");
        return this.from;
    }

}
