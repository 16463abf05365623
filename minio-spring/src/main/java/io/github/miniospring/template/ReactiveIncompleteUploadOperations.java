package io.github.miniospring.template;

import java.util.function.Consumer;

import io.github.miniospring.object.DeleteError;
import io.github.miniospring.transfer.IncompleteUpload;
import io.github.miniospring.transfer.UploadListing;
import org.springframework.util.Assert;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What was begun and neither completed nor aborted, reactive. See {@link UploadListing}
 * for what can be found on MinIO.
 */
public interface ReactiveIncompleteUploadOperations extends ReactiveClientOperations {

    /** Visits unfinished uploads, what lies below a slash as directories. */
    default Flux<IncompleteUpload> listIncompleteUploads(String bucket) {
        return listIncompleteUploads(bucket, Options.none());
    }

    /** Visits unfinished uploads. See {@link UploadListing}. */
    default Flux<IncompleteUpload> listIncompleteUploads(String bucket, Consumer<UploadListing> options) {
        return Options.apply(UploadListing.of(bucket), options).uploads(client());
    }

    /** Aborts all uploads of a key; that there is none is no error. */
    default Mono<Void> removeIncompleteUpload(String bucket, String key) {
        return removeIncompleteUpload(bucket, key, Options.none());
    }

    /** Aborts all uploads of a key; that there is none is no error. */
    default Mono<Void> removeIncompleteUpload(String bucket, String key, Consumer<UploadListing> options) {
        return Options.apply(UploadListing.ofKey(bucket, key), options).abortAll(client());
    }

    /**
     * Aborts all uploads whose keys begin with {@code prefix}, as far as they are found.
     * See {@link UploadListing}. Those that somebody is still sending are aborted too:
     * nothing tells them from one that was begun and lost, because its name was in an
     * answer that never came.
     * @return those that were not aborted, each with its reason
     * @throws IllegalArgumentException if the prefix is empty
     */
    default Flux<DeleteError> removeIncompleteUploads(String bucket, String prefix) {
        Assert.isTrue(!prefix.isEmpty(), () -> "The prefix is empty, and with it all uploads of bucket '" + bucket
                + "' would be aborted; emptyBucket does that, with all objects");
        return UploadListing.of(bucket).prefix(prefix).recursive().abort(client());
    }

}
