package io.github.miniospring.test.server.store;

import org.jspecify.annotations.Nullable;

/**
 * What a removal did.
 *
 * @param removed the version that is gone; null if there was none
 * @param marker the marker that hides the object now; null if there is none
 */
public record Deletion(@Nullable ObjectVersion removed, @Nullable ObjectVersion marker) {
}
