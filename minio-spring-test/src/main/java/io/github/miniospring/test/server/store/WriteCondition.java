package io.github.miniospring.test.server.store;

import org.jspecify.annotations.Nullable;

/** Decides within a write whether it may be done. */
@FunctionalInterface
public interface WriteCondition {

    /** Any write may be done. */
    WriteCondition NONE = current -> {
    };

    /**
     * Throws if the write may not be done.
     * @param current the version that would be replaced or hidden; null if there is none
     */
    void check(@Nullable ObjectVersion current);

}
