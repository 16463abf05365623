package io.github.miniospring.operation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long a version of an object cannot be removed.
 *
 * @param mode who may shorten it
 * @param until when it ends
 */
public record Retention(Mode mode, Instant until) {

    /** What tells a server of it when an object is stored, by lower-case name. */
    public SortedMap<String, String> headers() {
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("x-amz-object-lock-mode", this.mode.name());
        headers.put("x-amz-object-lock-retain-until-date", this.until.truncatedTo(ChronoUnit.MILLIS).toString());
        return headers;
    }

    /** Who may shorten or lift a retention. */
    public enum Mode {

        /** Those with a special right. */
        GOVERNANCE,

        /** Nobody. */
        COMPLIANCE

    }

}
