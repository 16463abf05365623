package io.github.miniospring.template;

import java.util.function.Consumer;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.object.GetObjectLegalHold;
import io.github.miniospring.object.GetObjectRetention;
import io.github.miniospring.object.PutObjectLegalHold;
import io.github.miniospring.object.PutObjectRetention;
import io.github.miniospring.operation.Retention;
import reactor.core.publisher.Mono;

/**
 * What keeps versions of objects from being removed, in buckets with object lock,
 * reactive.
 */
public interface ReactiveObjectLockOperations extends ReactiveClientOperations {

    /** Holds an object until the hold is lifted. See {@link PutObjectLegalHold}. */
    default Mono<Void> enableObjectLegalHold(String bucket, String key) {
        return enableObjectLegalHold(bucket, key, Options.none());
    }

    /** Holds an object until the hold is lifted. See {@link PutObjectLegalHold}. */
    default Mono<Void> enableObjectLegalHold(String bucket, String key, Consumer<PutObjectLegalHold> options) {
        return execute(Options.apply(PutObjectLegalHold.of(bucket, key, true), options));
    }

    /** Lifts the hold of an object. See {@link PutObjectLegalHold}. */
    default Mono<Void> disableObjectLegalHold(String bucket, String key) {
        return disableObjectLegalHold(bucket, key, Options.none());
    }

    /** Lifts the hold of an object. See {@link PutObjectLegalHold}. */
    default Mono<Void> disableObjectLegalHold(String bucket, String key, Consumer<PutObjectLegalHold> options) {
        return execute(Options.apply(PutObjectLegalHold.of(bucket, key, false), options));
    }

    /** Whether an object is held. A bucket without object lock is an error. */
    default Mono<Boolean> isObjectLegalHoldEnabled(String bucket, String key) {
        return isObjectLegalHoldEnabled(bucket, key, Options.none());
    }

    /**
     * Whether an object, or one version of it, is held. A bucket without object lock is
     * an error. See {@link GetObjectLegalHold}.
     */
    default Mono<Boolean> isObjectLegalHoldEnabled(String bucket, String key, Consumer<GetObjectLegalHold> options) {
        return execute(Options.apply(GetObjectLegalHold.of(bucket, key), options)).onErrorResume(
                MinioResponseException.class, refusal -> neverSet(refusal) ? Mono.just(false) : Mono.error(refusal));
    }

    /** Reads until when an object cannot be removed; empty when that is not set. */
    default Mono<Retention> getObjectRetention(String bucket, String key) {
        return getObjectRetention(bucket, key, Options.none());
    }

    /**
     * Reads until when an object, or one version of it, cannot be removed; empty when
     * that is not set. A bucket without object lock is an error. See
     * {@link GetObjectRetention}.
     */
    default Mono<Retention> getObjectRetention(String bucket, String key, Consumer<GetObjectRetention> options) {
        return execute(Options.apply(GetObjectRetention.of(bucket, key), options)).onErrorResume(
                MinioResponseException.class, refusal -> neverSet(refusal) ? Mono.empty() : Mono.error(refusal));
    }

    private static boolean neverSet(MinioResponseException refusal) {
        return refusal.code().equals(ErrorCode.NO_SUCH_OBJECT_LOCK_CONFIGURATION);
    }

    /**
     * Keeps an object from being removed until a moment. See {@link PutObjectRetention}.
     */
    default Mono<Void> setObjectRetention(String bucket, String key, Retention retention) {
        return setObjectRetention(bucket, key, retention, Options.none());
    }

    /**
     * Keeps an object from being removed until a moment. See {@link PutObjectRetention}.
     */
    default Mono<Void> setObjectRetention(String bucket, String key, Retention retention,
            Consumer<PutObjectRetention> options) {
        return execute(Options.apply(PutObjectRetention.of(bucket, key, retention), options));
    }

    /** Lifts the retention of an object. See {@link PutObjectRetention}. */
    default Mono<Void> removeObjectRetention(String bucket, String key) {
        return removeObjectRetention(bucket, key, Options.none());
    }

    /**
     * Lifts the retention of an object; one in governance mode with the option
     * {@code bypassGovernance}. See {@link PutObjectRetention}.
     */
    default Mono<Void> removeObjectRetention(String bucket, String key, Consumer<PutObjectRetention> options) {
        return execute(Options.apply(PutObjectRetention.none(bucket, key), options));
    }

}
