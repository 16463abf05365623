package io.github.miniospring.template;

import java.util.function.Consumer;

import io.github.miniospring.ErrorCode;
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
import reactor.core.publisher.Mono;

/** How a bucket keeps its objects, reactive. */
public interface ReactiveBucketStorageOperations extends ReactiveClientOperations {

    /**
     * Reads whether a bucket keeps the versions of its objects. See
     * {@link GetBucketVersioning}.
     */
    default Mono<VersioningConfig> getBucketVersioning(String bucket) {
        return getBucketVersioning(bucket, Options.none());
    }

    /**
     * Reads whether a bucket keeps the versions of its objects. See
     * {@link GetBucketVersioning}.
     */
    default Mono<VersioningConfig> getBucketVersioning(String bucket, Consumer<GetBucketVersioning> options) {
        return execute(Options.apply(GetBucketVersioning.of(bucket), options));
    }

    /**
     * Says whether a bucket keeps the versions of its objects. See
     * {@link PutBucketVersioning}.
     */
    default Mono<Void> setBucketVersioning(String bucket, VersioningConfig config) {
        return setBucketVersioning(bucket, config, Options.none());
    }

    /**
     * Says whether a bucket keeps the versions of its objects. See
     * {@link PutBucketVersioning}.
     */
    default Mono<Void> setBucketVersioning(String bucket, VersioningConfig config,
            Consumer<PutBucketVersioning> options) {
        return execute(Options.apply(PutBucketVersioning.of(bucket, config), options));
    }

    /**
     * Reads how long new versions in a bucket are kept; empty where it has no object
     * lock. See {@link GetObjectLockConfiguration}.
     */
    default Mono<ObjectLockConfig> getObjectLockConfig(String bucket) {
        return getObjectLockConfig(bucket, Options.none());
    }

    /**
     * Reads how long new versions in a bucket are kept; empty where it has no object
     * lock. See {@link GetObjectLockConfiguration}.
     */
    default Mono<ObjectLockConfig> getObjectLockConfig(String bucket, Consumer<GetObjectLockConfiguration> options) {
        return execute(Options.apply(GetObjectLockConfiguration.of(bucket), options))
            .onErrorComplete(Absence.of(ErrorCode.OBJECT_LOCK_CONFIGURATION_NOT_FOUND));
    }

    /**
     * Says how long new versions in a bucket are kept. See
     * {@link PutObjectLockConfiguration}.
     */
    default Mono<Void> setObjectLockConfig(String bucket, ObjectLockConfig config) {
        return setObjectLockConfig(bucket, config, Options.none());
    }

    /**
     * Says how long new versions in a bucket are kept. See
     * {@link PutObjectLockConfiguration}.
     */
    default Mono<Void> setObjectLockConfig(String bucket, ObjectLockConfig config,
            Consumer<PutObjectLockConfiguration> options) {
        return execute(Options.apply(PutObjectLockConfiguration.of(bucket, config), options));
    }

    /**
     * Keeps new versions only when they say so themselves; the bucket stays lockable. See
     * {@link PutObjectLockConfiguration}.
     */
    default Mono<Void> deleteObjectLockConfig(String bucket) {
        return deleteObjectLockConfig(bucket, Options.none());
    }

    /**
     * Keeps new versions only when they say so themselves; the bucket stays lockable. See
     * {@link PutObjectLockConfiguration}.
     */
    default Mono<Void> deleteObjectLockConfig(String bucket, Consumer<PutObjectLockConfiguration> options) {
        return execute(Options.apply(PutObjectLockConfiguration.none(bucket), options));
    }

    /**
     * Reads how new objects of a bucket are encrypted; empty where nothing is set. See
     * {@link GetBucketEncryption}.
     */
    default Mono<SseConfig> getBucketEncryption(String bucket) {
        return getBucketEncryption(bucket, Options.none());
    }

    /**
     * Reads how new objects of a bucket are encrypted; empty where nothing is set. See
     * {@link GetBucketEncryption}.
     */
    default Mono<SseConfig> getBucketEncryption(String bucket, Consumer<GetBucketEncryption> options) {
        return execute(Options.apply(GetBucketEncryption.of(bucket), options))
            .onErrorComplete(Absence.of(ErrorCode.SERVER_SIDE_ENCRYPTION_CONFIGURATION_NOT_FOUND));
    }

    /**
     * Says how new objects of a bucket are encrypted. See {@link PutBucketEncryption}.
     */
    default Mono<Void> setBucketEncryption(String bucket, SseConfig config) {
        return setBucketEncryption(bucket, config, Options.none());
    }

    /**
     * Says how new objects of a bucket are encrypted. See {@link PutBucketEncryption}.
     */
    default Mono<Void> setBucketEncryption(String bucket, SseConfig config, Consumer<PutBucketEncryption> options) {
        return execute(Options.apply(PutBucketEncryption.of(bucket, config), options));
    }

    /**
     * Encrypts new objects only when they say so themselves, whether or not something was
     * set. See {@link DeleteBucketEncryption}.
     */
    default Mono<Void> deleteBucketEncryption(String bucket) {
        return deleteBucketEncryption(bucket, Options.none());
    }

    /**
     * Encrypts new objects only when they say so themselves, whether or not something was
     * set. See {@link DeleteBucketEncryption}.
     */
    default Mono<Void> deleteBucketEncryption(String bucket, Consumer<DeleteBucketEncryption> options) {
        return execute(Options.apply(DeleteBucketEncryption.of(bucket), options))
            .onErrorComplete(Absence.of(ErrorCode.SERVER_SIDE_ENCRYPTION_CONFIGURATION_NOT_FOUND));
    }

    /**
     * Reads what becomes of the objects of a bucket in time; empty where nothing is set.
     * See {@link GetBucketLifecycleConfiguration}.
     */
    default Mono<LifecycleConfig> getBucketLifecycle(String bucket) {
        return getBucketLifecycle(bucket, Options.none());
    }

    /**
     * Reads what becomes of the objects of a bucket in time; empty where nothing is set.
     * See {@link GetBucketLifecycleConfiguration}.
     */
    default Mono<LifecycleConfig> getBucketLifecycle(String bucket, Consumer<GetBucketLifecycleConfiguration> options) {
        return execute(Options.apply(GetBucketLifecycleConfiguration.of(bucket), options))
            .onErrorComplete(Absence.of(ErrorCode.NO_SUCH_LIFECYCLE_CONFIGURATION));
    }

    /**
     * Says what becomes of the objects of a bucket in time. See
     * {@link PutBucketLifecycleConfiguration}.
     */
    default Mono<Void> setBucketLifecycle(String bucket, LifecycleConfig config) {
        return setBucketLifecycle(bucket, config, Options.none());
    }

    /**
     * Says what becomes of the objects of a bucket in time. See
     * {@link PutBucketLifecycleConfiguration}.
     */
    default Mono<Void> setBucketLifecycle(String bucket, LifecycleConfig config,
            Consumer<PutBucketLifecycleConfiguration> options) {
        return execute(Options.apply(PutBucketLifecycleConfiguration.of(bucket, config), options));
    }

    /**
     * Leaves the objects of a bucket as they are, whether or not something was set. See
     * {@link DeleteBucketLifecycle}.
     */
    default Mono<Void> deleteBucketLifecycle(String bucket) {
        return deleteBucketLifecycle(bucket, Options.none());
    }

    /**
     * Leaves the objects of a bucket as they are, whether or not something was set. See
     * {@link DeleteBucketLifecycle}.
     */
    default Mono<Void> deleteBucketLifecycle(String bucket, Consumer<DeleteBucketLifecycle> options) {
        return execute(Options.apply(DeleteBucketLifecycle.of(bucket), options))
            .onErrorComplete(Absence.of(ErrorCode.NO_SUCH_LIFECYCLE_CONFIGURATION));
    }

}
