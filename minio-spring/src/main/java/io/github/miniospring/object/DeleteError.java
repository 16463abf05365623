package io.github.miniospring.object;

import io.github.miniospring.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Why one object among many was not removed.
 *
 * @param code the server's code
 * @param message the server's words
 * @param key the object's key
 * @param versionId the version meant, if one was
 */
public record DeleteError(ErrorCode code, String message, String key, @Nullable String versionId) {
}
