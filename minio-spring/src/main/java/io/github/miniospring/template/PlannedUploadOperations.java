package io.github.miniospring.template;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.miniospring.multipart.AbortMultipartUpload;
import io.github.miniospring.multipart.ListParts;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.presign.MultipartLinks;
import io.github.miniospring.presign.MultipartUploadPlan;
import io.github.miniospring.transfer.PlannedUpload;

/**
 * Uploads in parts that somebody else does by links, straight to the server. See
 * {@link MultipartUploadPlan}.
 */
public interface PlannedUploadOperations extends ClientOperations {

    /** Begins an upload and makes links for all its parts that work for seven days. */
    default MultipartUploadPlan presignedMultipartUpload(String bucket, String key, long size) {
        return Blocking.await(reactive().presignedMultipartUpload(bucket, key, size));
    }

    /** Begins an upload and makes links for all its parts that work for a while. */
    default MultipartUploadPlan presignedMultipartUpload(String bucket, String key, long size, Duration expires) {
        return Blocking.await(reactive().presignedMultipartUpload(bucket, key, size, expires));
    }

    /**
     * Begins an upload, or goes on with one, and makes links for all its parts. See
     * {@link MultipartLinks}.
     * @param size of the object to be, in bytes
     * @param expires from one second to seven days, in whole seconds
     * @throws IllegalArgumentException if one of them is outside its range, or the client
     * has no credentials to sign with
     */
    default MultipartUploadPlan presignedMultipartUpload(String bucket, String key, long size, Duration expires,
            Consumer<MultipartLinks> options) {
        return Blocking.await(reactive().presignedMultipartUpload(bucket, key, size, expires, options));
    }

    /** Visits the parts of a plan that have arrived; close the stream. */
    default Stream<ListParts.Part> listUploadedParts(MultipartUploadPlan plan) {
        return Blocking.stream(reactive().listUploadedParts(plan));
    }

    /**
     * Puts the parts of a plan together, if all have arrived. See {@link PlannedUpload}.
     */
    default ObjectWriteResult completeMultipartUpload(MultipartUploadPlan plan) {
        return Blocking.await(reactive().completeMultipartUpload(plan));
    }

    /**
     * Puts the parts of a plan together, if all have arrived and have these tags. See
     * {@link PlannedUpload}.
     * @param etags from the first part to the last
     */
    default ObjectWriteResult completeMultipartUpload(MultipartUploadPlan plan, List<String> etags) {
        return Blocking.await(reactive().completeMultipartUpload(plan, etags));
    }

    /** Gives the upload of a plan up. See {@link AbortMultipartUpload}. */
    default void abortMultipartUpload(MultipartUploadPlan plan) {
        Blocking.awaitEnd(reactive().abortMultipartUpload(plan));
    }

}
