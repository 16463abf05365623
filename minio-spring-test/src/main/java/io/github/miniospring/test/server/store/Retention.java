package io.github.miniospring.test.server.store;

import java.time.Instant;

/**
 * Keeps a version from being removed.
 *
 * @param mode GOVERNANCE or COMPLIANCE
 */
public record Retention(String mode, Instant until) {

    public boolean isCompliance() {
        return this.mode.equals("COMPLIANCE");
    }

    public boolean holdsAt(Instant now) {
        return now.isBefore(this.until);
    }

}
