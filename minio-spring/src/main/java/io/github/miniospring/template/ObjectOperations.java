package io.github.miniospring.template;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.miniospring.object.DeleteError;
import io.github.miniospring.object.DeleteObject;
import io.github.miniospring.object.DeleteObjects;
import io.github.miniospring.object.GetObject;
import io.github.miniospring.object.HeadObject;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.object.ObjectToDelete;
import io.github.miniospring.transfer.Download;
import io.github.miniospring.transfer.DownloadedObject;
import io.github.miniospring.transfer.Listing;
import io.github.miniospring.transfer.Removal;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** What can be done with objects that are there. */
public interface ObjectOperations extends ClientOperations {

    /** Reads an object on this thread while it is open. See {@link GetObject}. */
    default <T extends @Nullable Object> T getObject(String bucket, String key, ContentReader<T> reader) {
        return getObject(bucket, key, Options.none(), reader);
    }

    /** Reads an object on this thread while it is open. See {@link GetObject}. */
    default <T extends @Nullable Object> T getObject(String bucket, String key, Consumer<GetObject> options,
            ContentReader<T> reader) {
        try (ObjectContent content = openObject(bucket, key, options)) {
            return reader.read(content);
        }
        catch (IOException ex) {
            throw Failures.ofReader(ex);
        }
    }

    /** Opens an object; the caller closes it. See {@link GetObject}. */
    default ObjectContent openObject(String bucket, String key) {
        return openObject(bucket, key, Options.none());
    }

    /** Opens an object; the caller closes it. See {@link GetObject}. */
    default ObjectContent openObject(String bucket, String key, Consumer<GetObject> options) {
        return new ObjectContent(Blocking.await(reactive().openObject(bucket, key, options)));
    }

    /** Reads an object into memory. See {@link GetObject}. */
    default byte[] getObjectBytes(String bucket, String key) {
        return Blocking.await(reactive().getObjectBytes(bucket, key));
    }

    /** Reads an object, or a part of it, into memory. See {@link GetObject}. */
    default byte[] getObjectBytes(String bucket, String key, Consumer<GetObject> options) {
        return Blocking.await(reactive().getObjectBytes(bucket, key, options));
    }

    /** Reads an object as text, in the charset of its media type or UTF-8. */
    default String getObjectAsString(String bucket, String key) {
        return Blocking.await(reactive().getObjectAsString(bucket, key));
    }

    /** Reads an object as text, in the charset of its media type or UTF-8. */
    default String getObjectAsString(String bucket, String key, Consumer<GetObject> options) {
        return Blocking.await(reactive().getObjectAsString(bucket, key, options));
    }

    /** Writes an object to a file, which appears whole or not at all. */
    default DownloadedObject downloadObject(String bucket, String key, Path file) {
        return Blocking.await(reactive().downloadObject(bucket, key, file));
    }

    /** Writes an object to a file, which appears whole or not at all. */
    default DownloadedObject downloadObject(String bucket, String key, Path file, Consumer<Download> options) {
        return Blocking.await(reactive().downloadObject(bucket, key, file, options));
    }

    /** Asks what there is under a key. See {@link HeadObject}. */
    default ObjectStat statObject(String bucket, String key) {
        return Blocking.await(reactive().statObject(bucket, key));
    }

    /** Asks what there is under a key. See {@link HeadObject}. */
    default ObjectStat statObject(String bucket, String key, Consumer<HeadObject> options) {
        return Blocking.await(reactive().statObject(bucket, key, options));
    }

    /** Asks what there is under a key; empty when there is nothing. */
    default Optional<ObjectStat> findObject(String bucket, String key) {
        return Blocking.awaitOptional(reactive().findObject(bucket, key));
    }

    /** Asks what there is under a key; empty when there is nothing. */
    default Optional<ObjectStat> findObject(String bucket, String key, Consumer<HeadObject> options) {
        return Blocking.awaitOptional(reactive().findObject(bucket, key, options));
    }

    /** Whether there is an object under a key. A bucket that is missing is an error. */
    default boolean objectExists(String bucket, String key) {
        return Blocking.await(reactive().objectExists(bucket, key));
    }

    /** Whether there is an object under a key. A bucket that is missing is an error. */
    default boolean objectExists(String bucket, String key, Consumer<HeadObject> options) {
        return Blocking.await(reactive().objectExists(bucket, key, options));
    }

    /**
     * Visits the objects of a bucket, what lies below a slash as directories; close the
     * stream.
     */
    default Stream<ObjectSummary> listObjects(String bucket) {
        return Blocking.stream(reactive().listObjects(bucket));
    }

    /**
     * Visits the objects of a bucket over all pages, fetched as the stream is read; close
     * the stream. See {@link Listing}.
     */
    default Stream<ObjectSummary> listObjects(String bucket, Consumer<Listing> options) {
        return Blocking.stream(reactive().listObjects(bucket, options));
    }

    /** Removes an object. See {@link DeleteObject}. */
    default DeleteObject.DeletedObject removeObject(String bucket, String key) {
        return Blocking.await(reactive().removeObject(bucket, key));
    }

    /** Removes an object, or one version of it. See {@link DeleteObject}. */
    default DeleteObject.DeletedObject removeObject(String bucket, String key, Consumer<DeleteObject> options) {
        return Blocking.await(reactive().removeObject(bucket, key, options));
    }

    /** Removes objects by key. See {@link DeleteObjects}. */
    default List<DeleteError> removeObjects(String bucket, Collection<String> keys) {
        return Blocking.await(reactive().removeObjects(bucket, keys).collectList());
    }

    /** Removes objects by key. See {@link DeleteObjects}. */
    default List<DeleteError> removeObjects(String bucket, Collection<String> keys, Consumer<Removal> options) {
        return Blocking.await(reactive().removeObjects(bucket, keys, options).collectList());
    }

    /**
     * Removes objects or versions, read as they are removed. See {@link DeleteObjects}.
     */
    default List<DeleteError> removeObjects(String bucket, Iterable<ObjectToDelete> objects) {
        return Blocking.await(reactive().removeObjects(bucket, objects).collectList());
    }

    /**
     * Removes objects or versions, read as they are removed. See {@link DeleteObjects}.
     */
    default List<DeleteError> removeObjects(String bucket, Iterable<ObjectToDelete> objects,
            Consumer<Removal> options) {
        return Blocking.await(reactive().removeObjects(bucket, objects, options).collectList());
    }

    /**
     * Removes objects or versions, read as they are removed. See {@link DeleteObjects}.
     */
    default List<DeleteError> removeObjects(String bucket, Stream<ObjectToDelete> objects) {
        return Blocking.await(reactive().removeObjects(bucket, objects).collectList());
    }

    /**
     * Removes objects or versions, read as they are removed. See {@link DeleteObjects}.
     */
    default List<DeleteError> removeObjects(String bucket, Stream<ObjectToDelete> objects, Consumer<Removal> options) {
        return Blocking.await(reactive().removeObjects(bucket, objects, options).collectList());
    }

    /** Removes objects or versions as they come. See {@link DeleteObjects}. */
    default List<DeleteError> removeObjects(String bucket, Publisher<ObjectToDelete> objects) {
        return Blocking.await(reactive().removeObjects(bucket, objects).collectList());
    }

    /**
     * Removes objects or versions as they come, 1,000 a request.
     * @return those that were not removed, each with its reason
     */
    default List<DeleteError> removeObjects(String bucket, Publisher<ObjectToDelete> objects,
            Consumer<Removal> options) {
        return Blocking.await(reactive().removeObjects(bucket, objects, options).collectList());
    }

}
