package io.github.miniospring.client;

import io.github.miniospring.operation.S3Response;
import org.jspecify.annotations.Nullable;

/**
 * A decoded answer whose body may still be open. Whoever has it closes it.
 *
 * @param <R> what the answer was decoded to
 */
public final class Opened<R> implements AutoCloseable {

    private final @Nullable R value;

    private final S3Response response;

    Opened(@Nullable R value, S3Response response) {
        this.value = value;
        this.response = response;
    }

    /** What the answer was decoded to; null for actions whose answer says nothing. */
    public @Nullable R value() {
        return this.value;
    }

    /**
     * Gives the connection back, or gives it up where the body was not read to its end.
     */
    @Override
    public void close() {
        this.response.close();
    }

}
