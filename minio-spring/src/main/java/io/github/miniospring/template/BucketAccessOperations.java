package io.github.miniospring.template;

import java.util.Optional;
import java.util.function.Consumer;

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

}
