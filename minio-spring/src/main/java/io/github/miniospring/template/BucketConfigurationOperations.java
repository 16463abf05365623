package io.github.miniospring.template;

import java.util.function.Consumer;

import io.github.miniospring.bucket.DeleteBucketTagging;
import io.github.miniospring.bucket.GetBucketLocation;
import io.github.miniospring.bucket.GetBucketTagging;
import io.github.miniospring.bucket.PutBucketTagging;
import io.github.miniospring.operation.Tags;

/** What is set for a bucket as a whole. */
public interface BucketConfigurationOperations
        extends BucketAccessOperations, BucketStorageOperations, BucketForwardingOperations {

    /** Asks which region a bucket is in. See {@link GetBucketLocation}. */
    default String getBucketLocation(String bucket) {
        return Blocking.await(reactive().getBucketLocation(bucket));
    }

    /** Asks which region a bucket is in. See {@link GetBucketLocation}. */
    default String getBucketLocation(String bucket, Consumer<GetBucketLocation> options) {
        return Blocking.await(reactive().getBucketLocation(bucket, options));
    }

    /**
     * Reads the tags of a bucket; {@link Tags#none()} where it has none. See
     * {@link GetBucketTagging}.
     */
    default Tags getBucketTags(String bucket) {
        return Blocking.await(reactive().getBucketTags(bucket));
    }

    /**
     * Reads the tags of a bucket; {@link Tags#none()} where it has none. See
     * {@link GetBucketTagging}.
     */
    default Tags getBucketTags(String bucket, Consumer<GetBucketTagging> options) {
        return Blocking.await(reactive().getBucketTags(bucket, options));
    }

    /** Gives a bucket these tags and no others. See {@link PutBucketTagging}. */
    default void setBucketTags(String bucket, Tags tags) {
        Blocking.awaitEnd(reactive().setBucketTags(bucket, tags));
    }

    /** Gives a bucket these tags and no others. See {@link PutBucketTagging}. */
    default void setBucketTags(String bucket, Tags tags, Consumer<PutBucketTagging> options) {
        Blocking.awaitEnd(reactive().setBucketTags(bucket, tags, options));
    }

    /** Removes all tags of a bucket. See {@link DeleteBucketTagging}. */
    default void deleteBucketTags(String bucket) {
        Blocking.awaitEnd(reactive().deleteBucketTags(bucket));
    }

    /** Removes all tags of a bucket. See {@link DeleteBucketTagging}. */
    default void deleteBucketTags(String bucket, Consumer<DeleteBucketTagging> options) {
        Blocking.awaitEnd(reactive().deleteBucketTags(bucket, options));
    }

}
