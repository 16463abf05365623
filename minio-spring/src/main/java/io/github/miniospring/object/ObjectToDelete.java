package io.github.miniospring.object;

import io.github.miniospring.operation.Names;
import org.jspecify.annotations.Nullable;

/**
 * An object to remove among many.
 *
 * @param key its key
 * @param versionId the version meant; null for the object as such
 */
public record ObjectToDelete(String key, @Nullable String versionId) {

    public ObjectToDelete {
        Names.key(key);
    }

    public static ObjectToDelete of(String key) {
        return new ObjectToDelete(key, null);
    }

    public static ObjectToDelete of(String key, String versionId) {
        return new ObjectToDelete(key, versionId);
    }

}
