package io.github.miniospring.template;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.miniospring.UnsupportedByServerException;
import io.github.miniospring.object.AppendedObject;
import io.github.miniospring.object.FanOutEntry;
import io.github.miniospring.object.FannedOutObject;
import io.github.miniospring.object.PromptObject;
import io.github.miniospring.object.SnowballObject;
import io.github.miniospring.object.UploadedSnowball;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.transfer.Append;
import io.github.miniospring.transfer.FanOut;
import io.github.miniospring.transfer.Snowball;
import org.reactivestreams.Publisher;

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

    /**
     * Stores many small objects by one request, read one after the other. See
     * {@link Snowball}.
     */
    default UploadedSnowball uploadSnowballObjects(String bucket, Iterable<SnowballObject> objects) {
        return Blocking.await(reactive().uploadSnowballObjects(bucket, objects));
    }

    /**
     * Stores many small objects by one request, read one after the other. See
     * {@link Snowball}.
     */
    default UploadedSnowball uploadSnowballObjects(String bucket, Iterable<SnowballObject> objects,
            Consumer<Snowball> options) {
        return Blocking.await(reactive().uploadSnowballObjects(bucket, objects, options));
    }

    /**
     * Stores many small objects by one request, on the one reading that a stream can
     * have. See {@link Snowball}.
     */
    default UploadedSnowball uploadSnowballObjects(String bucket, Stream<SnowballObject> objects) {
        return Blocking.await(reactive().uploadSnowballObjects(bucket, objects));
    }

    /**
     * Stores many small objects by one request, on the one reading that a stream can
     * have. See {@link Snowball}.
     */
    default UploadedSnowball uploadSnowballObjects(String bucket, Stream<SnowballObject> objects,
            Consumer<Snowball> options) {
        return Blocking.await(reactive().uploadSnowballObjects(bucket, objects, options));
    }

    /**
     * Stores many small objects by one request, read one after the other. See
     * {@link Snowball}.
     */
    default UploadedSnowball uploadSnowballObjects(String bucket, Publisher<SnowballObject> objects) {
        return Blocking.await(reactive().uploadSnowballObjects(bucket, objects));
    }

    /**
     * Stores many small objects by one request, read one after the other. See
     * {@link Snowball}.
     */
    default UploadedSnowball uploadSnowballObjects(String bucket, Publisher<SnowballObject> objects,
            Consumer<Snowball> options) {
        return Blocking.await(reactive().uploadSnowballObjects(bucket, objects, options));
    }

    /** Makes many objects of the same bytes, sent once. See {@link FanOut}. */
    default List<FannedOutObject> putObjectFanOut(String bucket, ObjectBody content, List<FanOutEntry> entries) {
        return Blocking.await(reactive().putObjectFanOut(bucket, content, entries));
    }

    /** Makes many objects of the same bytes, sent once. See {@link FanOut}. */
    default List<FannedOutObject> putObjectFanOut(String bucket, ObjectBody content, List<FanOutEntry> entries,
            Consumer<FanOut> options) {
        return Blocking.await(reactive().putObjectFanOut(bucket, content, entries, options));
    }

}
