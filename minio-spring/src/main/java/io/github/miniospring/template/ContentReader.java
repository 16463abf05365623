package io.github.miniospring.template;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * Reads an object's content. It runs on the caller's thread; the content is closed when
 * it returns or throws.
 *
 * @param <T> what it makes of the content
 */
@FunctionalInterface
public interface ContentReader<T extends @Nullable Object> {

    T read(ObjectContent content) throws IOException;

}
