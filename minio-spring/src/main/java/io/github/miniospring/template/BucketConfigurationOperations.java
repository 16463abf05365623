package io.github.miniospring.template;

import java.util.function.Consumer;

import io.github.miniospring.bucket.GetBucketLocation;

/** What is set for a bucket as a whole. */
public interface BucketConfigurationOperations extends BucketAccessOperations {

    /** Asks which region a bucket is in. See {@link GetBucketLocation}. */
    default String getBucketLocation(String bucket) {
        return Blocking.await(reactive().getBucketLocation(bucket));
    }

    /** Asks which region a bucket is in. See {@link GetBucketLocation}. */
    default String getBucketLocation(String bucket, Consumer<GetBucketLocation> options) {
        return Blocking.await(reactive().getBucketLocation(bucket, options));
    }

}
