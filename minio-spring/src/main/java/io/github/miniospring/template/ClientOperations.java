package io.github.miniospring.template;

import io.github.miniospring.operation.Operation;
import org.jspecify.annotations.Nullable;

/** What every blocking call goes through. */
public interface ClientOperations {

    /** The reactive twin, which this one waits for. */
    ReactiveMinioOperations reactive();

    /**
     * Sends any operation whose answer is read at once.
     * @return null for actions whose answer says nothing
     */
    default <R> @Nullable R execute(Operation<R> operation) {
        return Blocking.awaitOrNull(reactive().execute(operation));
    }

}
