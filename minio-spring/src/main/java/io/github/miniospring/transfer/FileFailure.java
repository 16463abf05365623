package io.github.miniospring.transfer;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A file of a directory that did not make it.
 *
 * @param key of its object; null where it has none
 * @param file on the disk; null where the key is no name for one
 * @param reason why
 */
public record FileFailure(@Nullable String key, @Nullable Path file, Throwable reason) {
}
