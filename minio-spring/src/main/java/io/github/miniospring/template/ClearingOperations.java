package io.github.miniospring.template;

import java.util.List;
import java.util.function.Consumer;

import io.github.miniospring.object.DeleteError;
import io.github.miniospring.transfer.Clearing;

/**
 * How all objects of one place are removed. Each answers what was found and not removed.
 */
public interface ClearingOperations extends ClientOperations {

    /** Removes the objects whose keys begin with {@code prefix}. See {@link Clearing}. */
    default List<DeleteError> removeObjectsByPrefix(String bucket, String prefix) {
        return Blocking.await(reactive().removeObjectsByPrefix(bucket, prefix).collectList());
    }

    /**
     * Removes the objects, or all their versions, whose keys begin with {@code prefix}.
     * See {@link Clearing}.
     * @throws IllegalArgumentException if the prefix is empty
     */
    default List<DeleteError> removeObjectsByPrefix(String bucket, String prefix, Consumer<Clearing> options) {
        return Blocking.await(reactive().removeObjectsByPrefix(bucket, prefix, options).collectList());
    }

    /** Removes all versions of an object. See {@link Clearing}. */
    default List<DeleteError> removeObjectVersions(String bucket, String key) {
        return Blocking.await(reactive().removeObjectVersions(bucket, key).collectList());
    }

    /** Removes all versions and delete markers of an object. See {@link Clearing}. */
    default List<DeleteError> removeObjectVersions(String bucket, String key, Consumer<Clearing> options) {
        return Blocking.await(reactive().removeObjectVersions(bucket, key, options).collectList());
    }

    /** Removes everything in a bucket, which stays. See {@link Clearing}. */
    default List<DeleteError> emptyBucket(String bucket) {
        return Blocking.await(reactive().emptyBucket(bucket).collectList());
    }

    /**
     * Removes everything in a bucket, which stays: all versions, all delete markers and
     * unfinished uploads. See {@link Clearing#ofBucket}.
     */
    default List<DeleteError> emptyBucket(String bucket, Consumer<Clearing> options) {
        return Blocking.await(reactive().emptyBucket(bucket, options).collectList());
    }

}
