package io.github.miniospring.template;

import java.util.Optional;
import java.util.function.Consumer;

import io.github.miniospring.object.GetObjectLegalHold;
import io.github.miniospring.object.GetObjectRetention;
import io.github.miniospring.object.PutObjectLegalHold;
import io.github.miniospring.object.PutObjectRetention;
import io.github.miniospring.operation.Retention;

/**
 * What keeps versions of objects from being removed, in buckets with object lock.
 */
public interface ObjectLockOperations extends ClientOperations {

    /** Holds an object until the hold is lifted. See {@link PutObjectLegalHold}. */
    default void enableObjectLegalHold(String bucket, String key) {
        Blocking.awaitEnd(reactive().enableObjectLegalHold(bucket, key));
    }

    /** Holds an object until the hold is lifted. See {@link PutObjectLegalHold}. */
    default void enableObjectLegalHold(String bucket, String key, Consumer<PutObjectLegalHold> options) {
        Blocking.awaitEnd(reactive().enableObjectLegalHold(bucket, key, options));
    }

    /** Lifts the hold of an object. See {@link PutObjectLegalHold}. */
    default void disableObjectLegalHold(String bucket, String key) {
        Blocking.awaitEnd(reactive().disableObjectLegalHold(bucket, key));
    }

    /** Lifts the hold of an object. See {@link PutObjectLegalHold}. */
    default void disableObjectLegalHold(String bucket, String key, Consumer<PutObjectLegalHold> options) {
        Blocking.awaitEnd(reactive().disableObjectLegalHold(bucket, key, options));
    }

    /** Whether an object is held. A bucket without object lock is an error. */
    default boolean isObjectLegalHoldEnabled(String bucket, String key) {
        return Blocking.await(reactive().isObjectLegalHoldEnabled(bucket, key));
    }

    /**
     * Whether an object, or one version of it, is held. A bucket without object lock is
     * an error. See {@link GetObjectLegalHold}.
     */
    default boolean isObjectLegalHoldEnabled(String bucket, String key, Consumer<GetObjectLegalHold> options) {
        return Blocking.await(reactive().isObjectLegalHoldEnabled(bucket, key, options));
    }

    /** Reads until when an object cannot be removed; empty when that is not set. */
    default Optional<Retention> getObjectRetention(String bucket, String key) {
        return Blocking.awaitOptional(reactive().getObjectRetention(bucket, key));
    }

    /**
     * Reads until when an object, or one version of it, cannot be removed; empty when
     * that is not set. A bucket without object lock is an error. See
     * {@link GetObjectRetention}.
     */
    default Optional<Retention> getObjectRetention(String bucket, String key, Consumer<GetObjectRetention> options) {
        return Blocking.awaitOptional(reactive().getObjectRetention(bucket, key, options));
    }

    /**
     * Keeps an object from being removed until a moment. See {@link PutObjectRetention}.
     */
    default void setObjectRetention(String bucket, String key, Retention retention) {
        Blocking.awaitEnd(reactive().setObjectRetention(bucket, key, retention));
    }

    /**
     * Keeps an object from being removed until a moment. See {@link PutObjectRetention}.
     */
    default void setObjectRetention(String bucket, String key, Retention retention,
            Consumer<PutObjectRetention> options) {
        Blocking.awaitEnd(reactive().setObjectRetention(bucket, key, retention, options));
    }

    /** Lifts the retention of an object. See {@link PutObjectRetention}. */
    default void removeObjectRetention(String bucket, String key) {
        Blocking.awaitEnd(reactive().removeObjectRetention(bucket, key));
    }

    /**
     * Lifts the retention of an object; one in governance mode with the option
     * {@code bypassGovernance}. See {@link PutObjectRetention}.
     */
    default void removeObjectRetention(String bucket, String key, Consumer<PutObjectRetention> options) {
        Blocking.awaitEnd(reactive().removeObjectRetention(bucket, key, options));
    }

}
