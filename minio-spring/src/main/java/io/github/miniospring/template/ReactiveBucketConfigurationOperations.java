package io.github.miniospring.template;

import java.util.function.Consumer;

import io.github.miniospring.bucket.GetBucketLocation;
import reactor.core.publisher.Mono;

/** What is set for a bucket as a whole, reactive. */
public interface ReactiveBucketConfigurationOperations extends ReactiveBucketAccessOperations {

    /** Asks which region a bucket is in. See {@link GetBucketLocation}. */
    default Mono<String> getBucketLocation(String bucket) {
        return getBucketLocation(bucket, Options.none());
    }

    /** Asks which region a bucket is in. See {@link GetBucketLocation}. */
    default Mono<String> getBucketLocation(String bucket, Consumer<GetBucketLocation> options) {
        return execute(Options.apply(GetBucketLocation.of(bucket), options));
    }

}
