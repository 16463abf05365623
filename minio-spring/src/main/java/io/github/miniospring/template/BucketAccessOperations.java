package io.github.miniospring.template;

import java.util.Optional;
import java.util.function.Consumer;

import io.github.miniospring.bucket.CorsConfig;
import io.github.miniospring.bucket.DeleteBucketCors;
import io.github.miniospring.bucket.GetBucketCors;
import io.github.miniospring.bucket.PutBucketCors;
import io.github.miniospring.bucket.policy.BucketPolicy;
import io.github.miniospring.bucket.policy.DeleteBucketPolicy;
import io.github.miniospring.bucket.policy.GetBucketPolicy;
import io.github.miniospring.bucket.policy.PutBucketPolicy;

/** Who may get at the objects of a bucket, and from where. */
public interface BucketAccessOperations extends ClientOperations {

    /**
     * Reads who may do what with a bucket; empty where nothing is set. See
     * {@link GetBucketPolicy}.
     */
    default Optional<BucketPolicy> getBucketPolicy(String bucket) {
        return Blocking.awaitOptional(reactive().getBucketPolicy(bucket));
    }

    /**
     * Reads who may do what with a bucket; empty where nothing is set. See
     * {@link GetBucketPolicy}.
     */
    default Optional<BucketPolicy> getBucketPolicy(String bucket, Consumer<GetBucketPolicy> options) {
        return Blocking.awaitOptional(reactive().getBucketPolicy(bucket, options));
    }

    /** Says who may do what with a bucket. See {@link PutBucketPolicy}. */
    default void setBucketPolicy(String bucket, BucketPolicy policy) {
        Blocking.awaitEnd(reactive().setBucketPolicy(bucket, policy));
    }

    /** Says who may do what with a bucket. See {@link PutBucketPolicy}. */
    default void setBucketPolicy(String bucket, BucketPolicy policy, Consumer<PutBucketPolicy> options) {
        Blocking.awaitEnd(reactive().setBucketPolicy(bucket, policy, options));
    }

    /**
     * Says who may do what with a bucket, by a text that is sent as it is. See
     * {@link PutBucketPolicy}.
     */
    default void setBucketPolicy(String bucket, String json) {
        Blocking.awaitEnd(reactive().setBucketPolicy(bucket, json));
    }

    /**
     * Says who may do what with a bucket, by a text that is sent as it is. See
     * {@link PutBucketPolicy}.
     */
    default void setBucketPolicy(String bucket, String json, Consumer<PutBucketPolicy> options) {
        Blocking.awaitEnd(reactive().setBucketPolicy(bucket, json, options));
    }

    /**
     * Leaves a bucket to its owner, whether or not something was set. See
     * {@link DeleteBucketPolicy}.
     */
    default void deleteBucketPolicy(String bucket) {
        Blocking.awaitEnd(reactive().deleteBucketPolicy(bucket));
    }

    /**
     * Leaves a bucket to its owner, whether or not something was set. See
     * {@link DeleteBucketPolicy}.
     */
    default void deleteBucketPolicy(String bucket, Consumer<DeleteBucketPolicy> options) {
        Blocking.awaitEnd(reactive().deleteBucketPolicy(bucket, options));
    }

    /**
     * Reads which pages may use a bucket from within a browser; empty where nothing is
     * set. See {@link GetBucketCors}.
     */
    default Optional<CorsConfig> getBucketCors(String bucket) {
        return Blocking.awaitOptional(reactive().getBucketCors(bucket));
    }

    /**
     * Reads which pages may use a bucket from within a browser; empty where nothing is
     * set. See {@link GetBucketCors}.
     */
    default Optional<CorsConfig> getBucketCors(String bucket, Consumer<GetBucketCors> options) {
        return Blocking.awaitOptional(reactive().getBucketCors(bucket, options));
    }

    /**
     * Says which pages may use a bucket from within a browser. See {@link PutBucketCors}.
     */
    default void setBucketCors(String bucket, CorsConfig config) {
        Blocking.awaitEnd(reactive().setBucketCors(bucket, config));
    }

    /**
     * Says which pages may use a bucket from within a browser. See {@link PutBucketCors}.
     */
    default void setBucketCors(String bucket, CorsConfig config, Consumer<PutBucketCors> options) {
        Blocking.awaitEnd(reactive().setBucketCors(bucket, config, options));
    }

    /**
     * Lets no pages use a bucket, whether or not something was set. See
     * {@link DeleteBucketCors}.
     */
    default void deleteBucketCors(String bucket) {
        Blocking.awaitEnd(reactive().deleteBucketCors(bucket));
    }

    /**
     * Lets no pages use a bucket, whether or not something was set. See
     * {@link DeleteBucketCors}.
     */
    default void deleteBucketCors(String bucket, Consumer<DeleteBucketCors> options) {
        Blocking.awaitEnd(reactive().deleteBucketCors(bucket, options));
    }

}
