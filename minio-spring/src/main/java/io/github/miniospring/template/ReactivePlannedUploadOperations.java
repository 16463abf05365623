package io.github.miniospring.template;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.miniospring.multipart.AbortMultipartUpload;
import io.github.miniospring.multipart.ListParts;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.presign.Link;
import io.github.miniospring.presign.MultipartLinks;
import io.github.miniospring.presign.MultipartUploadPlan;
import io.github.miniospring.transfer.PlannedUpload;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Uploads in parts that somebody else does by links, straight to the server, reactive.
 * See {@link MultipartUploadPlan}.
 */
public interface ReactivePlannedUploadOperations extends ReactiveClientOperations {

    /** Begins an upload and makes links for all its parts that work for seven days. */
    default Mono<MultipartUploadPlan> presignedMultipartUpload(String bucket, String key, long size) {
        return presignedMultipartUpload(bucket, key, size, Link.MAX_EXPIRY, Options.none());
    }

    /** Begins an upload and makes links for all its parts that work for a while. */
    default Mono<MultipartUploadPlan> presignedMultipartUpload(String bucket, String key, long size, Duration expires) {
        return presignedMultipartUpload(bucket, key, size, expires, Options.none());
    }

    /**
     * Begins an upload, or goes on with one, and makes links for all its parts. See
     * {@link MultipartLinks}.
     * @param size of the object to be, in bytes
     * @param expires from one second to seven days, in whole seconds
     * @throws IllegalArgumentException if one of them is outside its range; signalled if
     * the client has no credentials to sign with
     */
    default Mono<MultipartUploadPlan> presignedMultipartUpload(String bucket, String key, long size, Duration expires,
            Consumer<MultipartLinks> options) {
        Link.requireExpiry(expires);
        MultipartLinks links = Options
            .apply(MultipartLinks.of(bucket, key, size, client().transfer().partSize().toBytes()), options);
        links.check();
        String begun = links.uploadId();
        return client().signingScope(bucket)
            .switchIfEmpty(Mono.error(() -> new IllegalArgumentException(
                    "A link cannot be made without credentials: there is nothing to sign it with")))
            .flatMap(scope -> {
                // Many links take their time, which is not that of a connection.
                Function<Mono<String>, Mono<MultipartUploadPlan>> signing = id -> id.publishOn(client().io())
                    .map(uploadId -> links.sign(client().publicAddressing(), scope, client().now(), expires, uploadId));
                return (begun != null) ? signing.apply(Mono.just(begun))
                        : PlannedUpload.begin(client(), bucket, key, links, signing);
            });
    }

    /** Visits the parts of a plan that have arrived. */
    default Flux<ListParts.Part> listUploadedParts(MultipartUploadPlan plan) {
        return planned(plan).arrived(client());
    }

    /**
     * Puts the parts of a plan together, if all have arrived. See {@link PlannedUpload}.
     */
    default Mono<ObjectWriteResult> completeMultipartUpload(MultipartUploadPlan plan) {
        return planned(plan).complete(client());
    }

    /**
     * Puts the parts of a plan together, if all have arrived and have these tags. See
     * {@link PlannedUpload}.
     * @param etags from the first part to the last
     */
    default Mono<ObjectWriteResult> completeMultipartUpload(MultipartUploadPlan plan, List<String> etags) {
        return planned(plan).complete(client(), etags);
    }

    /** Gives the upload of a plan up. See {@link AbortMultipartUpload}. */
    default Mono<Void> abortMultipartUpload(MultipartUploadPlan plan) {
        return execute(AbortMultipartUpload.of(plan.bucket(), plan.key(), plan.uploadId()));
    }

    private static PlannedUpload planned(MultipartUploadPlan plan) {
        return PlannedUpload.of(plan.bucket(), plan.key(), plan.uploadId(),
                plan.parts().stream().map(MultipartUploadPlan.Part::size).toList());
    }

}
