package io.github.miniospring.template;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.miniospring.object.DeleteError;
import io.github.miniospring.transfer.IncompleteUpload;
import io.github.miniospring.transfer.UploadListing;

/**
 * What was begun and neither completed nor aborted. See {@link UploadListing} for what
 * can be found on MinIO.
 */
public interface IncompleteUploadOperations extends ClientOperations {

    /**
     * Visits unfinished uploads, what lies below a slash as directories; close the
     * stream.
     */
    default Stream<IncompleteUpload> listIncompleteUploads(String bucket) {
        return Blocking.stream(reactive().listIncompleteUploads(bucket));
    }

    /** Visits unfinished uploads; close the stream. See {@link UploadListing}. */
    default Stream<IncompleteUpload> listIncompleteUploads(String bucket, Consumer<UploadListing> options) {
        return Blocking.stream(reactive().listIncompleteUploads(bucket, options));
    }

    /** Aborts all uploads of a key; that there is none is no error. */
    default void removeIncompleteUpload(String bucket, String key) {
        Blocking.awaitEnd(reactive().removeIncompleteUpload(bucket, key));
    }

    /** Aborts all uploads of a key; that there is none is no error. */
    default void removeIncompleteUpload(String bucket, String key, Consumer<UploadListing> options) {
        Blocking.awaitEnd(reactive().removeIncompleteUpload(bucket, key, options));
    }

    /**
     * Aborts all uploads whose keys begin with {@code prefix}, as far as they are found.
     * See {@link UploadListing}. Those that somebody is still sending are aborted too:
     * nothing tells them from one that was begun and lost, because its name was in an
     * answer that never came.
     * @return those that were not aborted, each with its reason
     * @throws IllegalArgumentException if the prefix is empty
     */
    default List<DeleteError> removeIncompleteUploads(String bucket, String prefix) {
        return Blocking.await(reactive().removeIncompleteUploads(bucket, prefix).collectList());
    }

}
