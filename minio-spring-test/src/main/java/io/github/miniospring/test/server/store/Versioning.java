package io.github.miniospring.test.server.store;

import java.util.List;

import io.github.miniospring.test.server.text.Wildcard;

/**
 * Whether a bucket keeps versions.
 *
 * @param status empty, Enabled or Suspended
 * @param excludedPrefixes keys below these, with {@code *} for anything, have no versions
 * @param excludeFolders as it was set; keys that end in a slash have none in any case
 */
public record Versioning(String status, List<String> excludedPrefixes, boolean excludeFolders) {

    /** A bucket that never had versions. */
    public static final Versioning UNSET = new Versioning("", List.of(), false);

    public boolean isEnabled() {
        return this.status.equals("Enabled");
    }

    public boolean isSuspended() {
        return this.status.equals("Suspended");
    }

    /** Whether that is the key of a folder, of which MinIO never keeps versions. */
    public static boolean isFolder(String key) {
        return key.endsWith("/");
    }

    /** Whether that key is hidden behind a marker without an id when it is removed. */
    public boolean hides(String key) {
        return isSuspended() && !isFolder(key);
    }

    /** Whether a new version of that key gets an id. */
    public boolean appliesTo(String key) {
        if (!isEnabled() || isFolder(key)) {
            return false;
        }
        return this.excludedPrefixes.stream().noneMatch(prefix -> Wildcard.matches(prefix + "*", key));
    }

}
