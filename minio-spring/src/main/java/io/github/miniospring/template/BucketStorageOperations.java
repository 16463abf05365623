package io.github.miniospring.template;

import java.util.Optional;
import java.util.function.Consumer;

import io.github.miniospring.bucket.DeleteBucketEncryption;
import io.github.miniospring.bucket.GetBucketEncryption;
import io.github.miniospring.bucket.GetBucketVersioning;
import io.github.miniospring.bucket.GetObjectLockConfiguration;
import io.github.miniospring.bucket.ObjectLockConfig;
import io.github.miniospring.bucket.PutBucketEncryption;
import io.github.miniospring.bucket.PutBucketVersioning;
import io.github.miniospring.bucket.PutObjectLockConfiguration;
import io.github.miniospring.bucket.SseConfig;
import io.github.miniospring.bucket.VersioningConfig;
import io.github.miniospring.bucket.lifecycle.DeleteBucketLifecycle;
import io.github.miniospring.bucket.lifecycle.GetBucketLifecycleConfiguration;
import io.github.miniospring.bucket.lifecycle.LifecycleConfig;
import io.github.miniospring.bucket.lifecycle.PutBucketLifecycleConfiguration;

/** How a bucket keeps its objects. */
public interface BucketStorageOperations extends ClientOperations {

    /**
     * Reads whether a bucket keeps the versions of its objects. See
     * {@link GetBucketVersioning}.
     */
    default VersioningConfig getBucketVersioning(String bucket) {
        return Blocking.await(reactive().getBucketVersioning(bucket));
    }

    /**
     * Reads whether a bucket keeps the versions of its objects. See
     * {@link GetBucketVersioning}.
     */
    default VersioningConfig getBucketVersioning(String bucket, Consumer<GetBucketVersioning> options) {
        return Blocking.await(reactive().getBucketVersioning(bucket, options));
    }

    /**
     * Says whether a bucket keeps the versions of its objects. See
     * {@link PutBucketVersioning}.
     */
    default void setBucketVersioning(String bucket, VersioningConfig config) {
        Blocking.awaitEnd(reactive().setBucketVersioning(bucket, config));
    }

    /**
     * Says whether a bucket keeps the versions of its objects. See
     * {@link PutBucketVersioning}.
     */
    default void setBucketVersioning(String bucket, VersioningConfig config, Consumer<PutBucketVersioning> options) {
        Blocking.awaitEnd(reactive().setBucketVersioning(bucket, config, options));
    }

    /**
     * Reads how long new versions in a bucket are kept; empty where it has no object
     * lock. See {@link GetObjectLockConfiguration}.
     */
    default Optional<ObjectLockConfig> getObjectLockConfig(String bucket) {
        return Blocking.awaitOptional(reactive().getObjectLockConfig(bucket));
    }

    /**
     * Reads how long new versions in a bucket are kept; empty where it has no object
     * lock. See {@link GetObjectLockConfiguration}.
     */
    default Optional<ObjectLockConfig> getObjectLockConfig(String bucket,
            Consumer<GetObjectLockConfiguration> options) {
        return Blocking.awaitOptional(reactive().getObjectLockConfig(bucket, options));
    }

    /**
     * Says how long new versions in a bucket are kept. See
     * {@link PutObjectLockConfiguration}.
     */
    default void setObjectLockConfig(String bucket, ObjectLockConfig config) {
        Blocking.awaitEnd(reactive().setObjectLockConfig(bucket, config));
    }

    /**
     * Says how long new versions in a bucket are kept. See
     * {@link PutObjectLockConfiguration}.
     */
    default void setObjectLockConfig(String bucket, ObjectLockConfig config,
            Consumer<PutObjectLockConfiguration> options) {
        Blocking.awaitEnd(reactive().setObjectLockConfig(bucket, config, options));
    }

    /**
     * Keeps new versions only when they say so themselves; the bucket stays lockable. See
     * {@link PutObjectLockConfiguration}.
     */
    default void deleteObjectLockConfig(String bucket) {
        Blocking.awaitEnd(reactive().deleteObjectLockConfig(bucket));
    }

    /**
     * Keeps new versions only when they say so themselves; the bucket stays lockable. See
     * {@link PutObjectLockConfiguration}.
     */
    default void deleteObjectLockConfig(String bucket, Consumer<PutObjectLockConfiguration> options) {
        Blocking.awaitEnd(reactive().deleteObjectLockConfig(bucket, options));
    }

    /**
     * Reads how new objects of a bucket are encrypted; empty where nothing is set. See
     * {@link GetBucketEncryption}.
     */
    default Optional<SseConfig> getBucketEncryption(String bucket) {
        return Blocking.awaitOptional(reactive().getBucketEncryption(bucket));
    }

    /**
     * Reads how new objects of a bucket are encrypted; empty where nothing is set. See
     * {@link GetBucketEncryption}.
     */
    default Optional<SseConfig> getBucketEncryption(String bucket, Consumer<GetBucketEncryption> options) {
        return Blocking.awaitOptional(reactive().getBucketEncryption(bucket, options));
    }

    /**
     * Says how new objects of a bucket are encrypted. See {@link PutBucketEncryption}.
     */
    default void setBucketEncryption(String bucket, SseConfig config) {
        Blocking.awaitEnd(reactive().setBucketEncryption(bucket, config));
    }

    /**
     * Says how new objects of a bucket are encrypted. See {@link PutBucketEncryption}.
     */
    default void setBucketEncryption(String bucket, SseConfig config, Consumer<PutBucketEncryption> options) {
        Blocking.awaitEnd(reactive().setBucketEncryption(bucket, config, options));
    }

    /**
     * Encrypts new objects only when they say so themselves, whether or not something was
     * set. See {@link DeleteBucketEncryption}.
     */
    default void deleteBucketEncryption(String bucket) {
        Blocking.awaitEnd(reactive().deleteBucketEncryption(bucket));
    }

    /**
     * Encrypts new objects only when they say so themselves, whether or not something was
     * set. See {@link DeleteBucketEncryption}.
     */
    default void deleteBucketEncryption(String bucket, Consumer<DeleteBucketEncryption> options) {
        Blocking.awaitEnd(reactive().deleteBucketEncryption(bucket, options));
    }

    /**
     * Reads what becomes of the objects of a bucket in time; empty where nothing is set.
     * See {@link GetBucketLifecycleConfiguration}.
     */
    default Optional<LifecycleConfig> getBucketLifecycle(String bucket) {
        return Blocking.awaitOptional(reactive().getBucketLifecycle(bucket));
    }

    /**
     * Reads what becomes of the objects of a bucket in time; empty where nothing is set.
     * See {@link GetBucketLifecycleConfiguration}.
     */
    default Optional<LifecycleConfig> getBucketLifecycle(String bucket,
            Consumer<GetBucketLifecycleConfiguration> options) {
        return Blocking.awaitOptional(reactive().getBucketLifecycle(bucket, options));
    }

    /**
     * Says what becomes of the objects of a bucket in time. See
     * {@link PutBucketLifecycleConfiguration}.
     */
    default void setBucketLifecycle(String bucket, LifecycleConfig config) {
        Blocking.awaitEnd(reactive().setBucketLifecycle(bucket, config));
    }

    /**
     * Says what becomes of the objects of a bucket in time. See
     * {@link PutBucketLifecycleConfiguration}.
     */
    default void setBucketLifecycle(String bucket, LifecycleConfig config,
            Consumer<PutBucketLifecycleConfiguration> options) {
        Blocking.awaitEnd(reactive().setBucketLifecycle(bucket, config, options));
    }

    /**
     * Leaves the objects of a bucket as they are, whether or not something was set. See
     * {@link DeleteBucketLifecycle}.
     */
    default void deleteBucketLifecycle(String bucket) {
        Blocking.awaitEnd(reactive().deleteBucketLifecycle(bucket));
    }

    /**
     * Leaves the objects of a bucket as they are, whether or not something was set. See
     * {@link DeleteBucketLifecycle}.
     */
    default void deleteBucketLifecycle(String bucket, Consumer<DeleteBucketLifecycle> options) {
        Blocking.awaitEnd(reactive().deleteBucketLifecycle(bucket, options));
    }

}
