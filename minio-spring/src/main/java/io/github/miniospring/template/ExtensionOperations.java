package io.github.miniospring.template;

import java.util.function.Consumer;

import io.github.miniospring.UnsupportedByServerException;
import io.github.miniospring.object.AppendedObject;
import io.github.miniospring.object.PromptObject;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.transfer.Append;

/**
 * What only some servers can do. One that cannot answers an
 * {@link UnsupportedByServerException}.
 */
public interface ExtensionOperations extends ClientOperations {

    /** Writes bytes behind the end of an object. See {@link Append}. */
    default AppendedObject appendObject(String bucket, String key, ObjectBody body) {
        return Blocking.await(reactive().appendObject(bucket, key, body));
    }

    /** Writes bytes behind the end of an object. See {@link Append}. */
    default AppendedObject appendObject(String bucket, String key, ObjectBody body, Consumer<Append> options) {
        return Blocking.await(reactive().appendObject(bucket, key, body, options));
    }

    /**
     * Asks an object a question in plain words; the caller closes the answer. See
     * {@link PromptObject}.
     */
    default ObjectContent promptObject(String bucket, String key, String prompt) {
        return promptObject(bucket, key, prompt, Options.none());
    }

    /**
     * Asks an object a question in plain words; the caller closes the answer. See
     * {@link PromptObject}.
     */
    default ObjectContent promptObject(String bucket, String key, String prompt, Consumer<PromptObject> options) {
        return new ObjectContent(Blocking.await(reactive().promptObject(bucket, key, prompt, options)));
    }

}
