package io.github.miniospring.bucket;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A bucket as a listing shows it.
 *
 * @param name its name
 * @param creationDate when it was made, where the server tells
 * @param region where it is, where the server tells
 */
public record Bucket(String name, @Nullable Instant creationDate, @Nullable String region) {
}
