package io.github.miniospring.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

import io.github.miniospring.MinioException;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;

/** Gives failures to blocking callers as they were, without the wrappers of waiting. */
final class Failures {

    private Failures() {
    }

    static <T> @Nullable T unwrapped(Supplier<@Nullable T> call) {
        try {
            return call.get();
        }
        catch (RuntimeException ex) {
            throw unchecked(Exceptions.unwrap(ex), ex);
        }
    }

    private static RuntimeException unchecked(Throwable cause, RuntimeException thrown) {
        if (cause instanceof IOException io) {
            return new UncheckedIOException(io.getMessage(), io);
        }
        return (cause instanceof RuntimeException runtime) ? runtime : thrown;
    }

    /** What a reader of content has thrown: our own failures as themselves again. */
    static RuntimeException ofReader(IOException ex) {
        return (ex.getCause() instanceof MinioException failure) ? failure
                : new UncheckedIOException(ex.getMessage(), ex);
    }

}
