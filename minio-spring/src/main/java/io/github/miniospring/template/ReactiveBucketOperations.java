package io.github.miniospring.template;

import java.util.function.Consumer;

import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.bucket.Bucket;
import io.github.miniospring.bucket.CreateBucket;
import io.github.miniospring.bucket.DeleteBucket;
import io.github.miniospring.bucket.HeadBucket;
import io.github.miniospring.bucket.ListBuckets;
import io.github.miniospring.transfer.BucketListing;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What can be done with buckets, reactive. */
public interface ReactiveBucketOperations extends ReactiveClientOperations {

    /** Makes a bucket. See {@link CreateBucket}. */
    default Mono<Void> makeBucket(String bucket) {
        return makeBucket(bucket, Options.none());
    }

    /** Makes a bucket. See {@link CreateBucket}. */
    default Mono<Void> makeBucket(String bucket, Consumer<CreateBucket> options) {
        return execute(Options.apply(CreateBucket.of(bucket), options).sentTo(client().region()));
    }

    /** Lists the buckets the caller may see. See {@link ListBuckets}. */
    default Flux<Bucket> listBuckets() {
        return listBuckets(Options.none());
    }

    /** Lists the buckets the caller may see, over all pages. See {@link ListBuckets}. */
    default Flux<Bucket> listBuckets(Consumer<BucketListing> options) {
        return Options.apply(BucketListing.of(), options).buckets(client());
    }

    /**
     * Whether there is a bucket of this name. A bucket that the caller may not see is an
     * error. See {@link HeadBucket}.
     */
    default Mono<Boolean> bucketExists(String bucket) {
        return bucketExists(bucket, Options.none());
    }

    /**
     * Whether there is a bucket of this name. A bucket that the caller may not see is an
     * error. See {@link HeadBucket}.
     */
    default Mono<Boolean> bucketExists(String bucket, Consumer<HeadBucket> options) {
        return headBucket(bucket, options).map(stat -> true).onErrorReturn(NoSuchBucketException.class, false);
    }

    /** Asks for a bucket. See {@link HeadBucket}. */
    default Mono<HeadBucket.BucketStat> headBucket(String bucket) {
        return headBucket(bucket, Options.none());
    }

    /** Asks for a bucket. See {@link HeadBucket}. */
    default Mono<HeadBucket.BucketStat> headBucket(String bucket, Consumer<HeadBucket> options) {
        return execute(Options.apply(HeadBucket.of(bucket), options));
    }

    /** Removes an empty bucket. See {@link DeleteBucket}. */
    default Mono<Void> removeBucket(String bucket) {
        return removeBucket(bucket, Options.none());
    }

    /** Removes a bucket. See {@link DeleteBucket}. */
    default Mono<Void> removeBucket(String bucket, Consumer<DeleteBucket> options) {
        return execute(Options.apply(DeleteBucket.of(bucket), options));
    }

    /**
     * Removes an empty bucket, if there is one of this name. See {@link DeleteBucket}.
     * @return whether there was one
     */
    default Mono<Boolean> removeBucketIfExists(String bucket) {
        return removeBucket(bucket).thenReturn(true).onErrorReturn(NoSuchBucketException.class, false);
    }

}
