package io.github.miniospring.template;

import java.util.function.Consumer;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.bucket.CorsConfig;
import io.github.miniospring.bucket.DeleteBucketCors;
import io.github.miniospring.bucket.GetBucketCors;
import io.github.miniospring.bucket.PutBucketCors;
import io.github.miniospring.bucket.policy.BucketPolicy;
import io.github.miniospring.bucket.policy.DeleteBucketPolicy;
import io.github.miniospring.bucket.policy.GetBucketPolicy;
import io.github.miniospring.bucket.policy.PutBucketPolicy;
import reactor.core.publisher.Mono;

/** Who may get at the objects of a bucket, and from where, reactive. */
public interface ReactiveBucketAccessOperations extends ReactiveClientOperations {

    /**
     * Reads who may do what with a bucket; empty where nothing is set. See
     * {@link GetBucketPolicy}.
     */
    default Mono<BucketPolicy> getBucketPolicy(String bucket) {
        return getBucketPolicy(bucket, Options.none());
    }

    /**
     * Reads who may do what with a bucket; empty where nothing is set. See
     * {@link GetBucketPolicy}.
     */
    default Mono<BucketPolicy> getBucketPolicy(String bucket, Consumer<GetBucketPolicy> options) {
        return execute(Options.apply(GetBucketPolicy.of(bucket), options))
            .onErrorComplete(Absence.of(ErrorCode.NO_SUCH_BUCKET_POLICY));
    }

    /** Says who may do what with a bucket. See {@link PutBucketPolicy}. */
    default Mono<Void> setBucketPolicy(String bucket, BucketPolicy policy) {
        return setBucketPolicy(bucket, policy, Options.none());
    }

    /** Says who may do what with a bucket. See {@link PutBucketPolicy}. */
    default Mono<Void> setBucketPolicy(String bucket, BucketPolicy policy, Consumer<PutBucketPolicy> options) {
        return execute(Options.apply(PutBucketPolicy.of(bucket, policy), options));
    }

    /**
     * Says who may do what with a bucket, by a text that is sent as it is. See
     * {@link PutBucketPolicy}.
     */
    default Mono<Void> setBucketPolicy(String bucket, String json) {
        return setBucketPolicy(bucket, json, Options.none());
    }

    /**
     * Says who may do what with a bucket, by a text that is sent as it is. See
     * {@link PutBucketPolicy}.
     */
    default Mono<Void> setBucketPolicy(String bucket, String json, Consumer<PutBucketPolicy> options) {
        return execute(Options.apply(PutBucketPolicy.of(bucket, new BucketPolicy(json)), options));
    }

    /**
     * Leaves a bucket to its owner, whether or not something was set. See
     * {@link DeleteBucketPolicy}.
     */
    default Mono<Void> deleteBucketPolicy(String bucket) {
        return deleteBucketPolicy(bucket, Options.none());
    }

    /**
     * Leaves a bucket to its owner, whether or not something was set. See
     * {@link DeleteBucketPolicy}.
     */
    default Mono<Void> deleteBucketPolicy(String bucket, Consumer<DeleteBucketPolicy> options) {
        return execute(Options.apply(DeleteBucketPolicy.of(bucket), options))
            .onErrorComplete(Absence.of(ErrorCode.NO_SUCH_BUCKET_POLICY));
    }

    /**
     * Reads which pages may use a bucket from within a browser; empty where nothing is
     * set. See {@link GetBucketCors}.
     */
    default Mono<CorsConfig> getBucketCors(String bucket) {
        return getBucketCors(bucket, Options.none());
    }

    /**
     * Reads which pages may use a bucket from within a browser; empty where nothing is
     * set. See {@link GetBucketCors}.
     */
    default Mono<CorsConfig> getBucketCors(String bucket, Consumer<GetBucketCors> options) {
        return execute(Options.apply(GetBucketCors.of(bucket), options))
            .onErrorComplete(Absence.of(ErrorCode.NO_SUCH_CORS_CONFIGURATION));
    }

    /**
     * Says which pages may use a bucket from within a browser. See {@link PutBucketCors}.
     */
    default Mono<Void> setBucketCors(String bucket, CorsConfig config) {
        return setBucketCors(bucket, config, Options.none());
    }

    /**
     * Says which pages may use a bucket from within a browser. See {@link PutBucketCors}.
     */
    default Mono<Void> setBucketCors(String bucket, CorsConfig config, Consumer<PutBucketCors> options) {
        return execute(Options.apply(PutBucketCors.of(bucket, config), options));
    }

    /**
     * Lets no pages use a bucket, whether or not something was set. See
     * {@link DeleteBucketCors}.
     */
    default Mono<Void> deleteBucketCors(String bucket) {
        return deleteBucketCors(bucket, Options.none());
    }

    /**
     * Lets no pages use a bucket, whether or not something was set. See
     * {@link DeleteBucketCors}.
     */
    default Mono<Void> deleteBucketCors(String bucket, Consumer<DeleteBucketCors> options) {
        return execute(Options.apply(DeleteBucketCors.of(bucket), options))
            .onErrorComplete(Absence.of(ErrorCode.NO_SUCH_CORS_CONFIGURATION));
    }

}
