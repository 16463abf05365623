package io.github.miniospring.template;

import java.util.function.Consumer;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.bucket.DeleteBucketTagging;
import io.github.miniospring.bucket.GetBucketLocation;
import io.github.miniospring.bucket.GetBucketTagging;
import io.github.miniospring.bucket.PutBucketTagging;
import io.github.miniospring.operation.Tags;
import reactor.core.publisher.Mono;

/** What is set for a bucket as a whole, reactive. */
public interface ReactiveBucketConfigurationOperations
        extends ReactiveBucketAccessOperations, ReactiveBucketStorageOperations, ReactiveBucketForwardingOperations {

    /** Asks which region a bucket is in. See {@link GetBucketLocation}. */
    default Mono<String> getBucketLocation(String bucket) {
        return getBucketLocation(bucket, Options.none());
    }

    /** Asks which region a bucket is in. See {@link GetBucketLocation}. */
    default Mono<String> getBucketLocation(String bucket, Consumer<GetBucketLocation> options) {
        return execute(Options.apply(GetBucketLocation.of(bucket), options));
    }

    /**
     * Reads the tags of a bucket; {@link Tags#none()} where it has none. See
     * {@link GetBucketTagging}.
     */
    default Mono<Tags> getBucketTags(String bucket) {
        return getBucketTags(bucket, Options.none());
    }

    /**
     * Reads the tags of a bucket; {@link Tags#none()} where it has none. See
     * {@link GetBucketTagging}.
     */
    default Mono<Tags> getBucketTags(String bucket, Consumer<GetBucketTagging> options) {
        return execute(Options.apply(GetBucketTagging.of(bucket), options))
            .onErrorReturn(Absence.of(ErrorCode.NO_SUCH_TAG_SET), Tags.none());
    }

    /** Gives a bucket these tags and no others. See {@link PutBucketTagging}. */
    default Mono<Void> setBucketTags(String bucket, Tags tags) {
        return setBucketTags(bucket, tags, Options.none());
    }

    /** Gives a bucket these tags and no others. See {@link PutBucketTagging}. */
    default Mono<Void> setBucketTags(String bucket, Tags tags, Consumer<PutBucketTagging> options) {
        return execute(Options.apply(PutBucketTagging.of(bucket, tags), options));
    }

    /** Removes all tags of a bucket. See {@link DeleteBucketTagging}. */
    default Mono<Void> deleteBucketTags(String bucket) {
        return deleteBucketTags(bucket, Options.none());
    }

    /** Removes all tags of a bucket. See {@link DeleteBucketTagging}. */
    default Mono<Void> deleteBucketTags(String bucket, Consumer<DeleteBucketTagging> options) {
        return execute(Options.apply(DeleteBucketTagging.of(bucket), options));
    }

}
