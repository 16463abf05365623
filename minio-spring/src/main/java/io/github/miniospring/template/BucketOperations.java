package io.github.miniospring.template;

import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.miniospring.bucket.Bucket;
import io.github.miniospring.bucket.CreateBucket;
import io.github.miniospring.bucket.DeleteBucket;
import io.github.miniospring.bucket.HeadBucket;
import io.github.miniospring.bucket.ListBuckets;
import io.github.miniospring.transfer.BucketListing;

/** What can be done with buckets. */
public interface BucketOperations extends ClientOperations {

    /** Makes a bucket. See {@link CreateBucket}. */
    default void makeBucket(String bucket) {
        Blocking.awaitEnd(reactive().makeBucket(bucket));
    }

    /** Makes a bucket. See {@link CreateBucket}. */
    default void makeBucket(String bucket, Consumer<CreateBucket> options) {
        Blocking.awaitEnd(reactive().makeBucket(bucket, options));
    }

    /**
     * Lists the buckets the caller may see; close the stream. See {@link ListBuckets}.
     */
    default Stream<Bucket> listBuckets() {
        return Blocking.stream(reactive().listBuckets());
    }

    /**
     * Lists the buckets the caller may see, over all pages; close the stream. See
     * {@link ListBuckets}.
     */
    default Stream<Bucket> listBuckets(Consumer<BucketListing> options) {
        return Blocking.stream(reactive().listBuckets(options));
    }

    /**
     * Whether there is a bucket of this name. A bucket that the caller may not see is an
     * error. See {@link HeadBucket}.
     */
    default boolean bucketExists(String bucket) {
        return Blocking.await(reactive().bucketExists(bucket));
    }

    /**
     * Whether there is a bucket of this name. A bucket that the caller may not see is an
     * error. See {@link HeadBucket}.
     */
    default boolean bucketExists(String bucket, Consumer<HeadBucket> options) {
        return Blocking.await(reactive().bucketExists(bucket, options));
    }

    /** Asks for a bucket. See {@link HeadBucket}. */
    default HeadBucket.BucketStat headBucket(String bucket) {
        return Blocking.await(reactive().headBucket(bucket));
    }

    /** Asks for a bucket. See {@link HeadBucket}. */
    default HeadBucket.BucketStat headBucket(String bucket, Consumer<HeadBucket> options) {
        return Blocking.await(reactive().headBucket(bucket, options));
    }

    /** Removes an empty bucket. See {@link DeleteBucket}. */
    default void removeBucket(String bucket) {
        Blocking.awaitEnd(reactive().removeBucket(bucket));
    }

    /** Removes a bucket. See {@link DeleteBucket}. */
    default void removeBucket(String bucket, Consumer<DeleteBucket> options) {
        Blocking.awaitEnd(reactive().removeBucket(bucket, options));
    }

    /**
     * Removes an empty bucket, if there is one of this name. See {@link DeleteBucket}.
     * @return whether there was one
     */
    default boolean removeBucketIfExists(String bucket) {
        return Blocking.await(reactive().removeBucketIfExists(bucket));
    }

}
