package io.github.miniospring.template;

import java.util.function.Consumer;

import io.github.miniospring.object.DeleteError;
import io.github.miniospring.transfer.Clearing;
import reactor.core.publisher.Flux;

/**
 * How all objects of one place are removed, reactive. Each answers what was found and not
 * removed; nothing is removed before the result is subscribed to.
 */
public interface ReactiveClearingOperations extends ReactiveClientOperations {

    /** Removes the objects whose keys begin with {@code prefix}. See {@link Clearing}. */
    default Flux<DeleteError> removeObjectsByPrefix(String bucket, String prefix) {
        return removeObjectsByPrefix(bucket, prefix, Options.none());
    }

    /**
     * Removes the objects, or all their versions, whose keys begin with {@code prefix}.
     * See {@link Clearing}.
     * @throws IllegalArgumentException if the prefix is empty
     */
    default Flux<DeleteError> removeObjectsByPrefix(String bucket, String prefix, Consumer<Clearing> options) {
        return Options.apply(Clearing.ofPrefix(bucket, prefix), options).errors(client());
    }

    /** Removes all versions of an object. See {@link Clearing}. */
    default Flux<DeleteError> removeObjectVersions(String bucket, String key) {
        return removeObjectVersions(bucket, key, Options.none());
    }

    /** Removes all versions and delete markers of an object. See {@link Clearing}. */
    default Flux<DeleteError> removeObjectVersions(String bucket, String key, Consumer<Clearing> options) {
        return Options.apply(Clearing.ofObject(bucket, key), options).errors(client());
    }

    /** Removes everything in a bucket, which stays. See {@link Clearing}. */
    default Flux<DeleteError> emptyBucket(String bucket) {
        return emptyBucket(bucket, Options.none());
    }

    /**
     * Removes everything in a bucket, which stays: all versions, all delete markers and
     * unfinished uploads. See {@link Clearing#ofBucket}.
     */
    default Flux<DeleteError> emptyBucket(String bucket, Consumer<Clearing> options) {
        return Options.apply(Clearing.ofBucket(bucket), options).errors(client());
    }

}
