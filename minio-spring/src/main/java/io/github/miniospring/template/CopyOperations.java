package io.github.miniospring.template;

import java.util.function.Consumer;

import io.github.miniospring.object.CopyObject;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.operation.CopySource;
import io.github.miniospring.transfer.Copy;

/** How the server copies objects by itself. */
public interface CopyOperations extends ClientOperations {

    /** Copies an object to {@code key}. See {@link Copy}. */
    default ObjectWriteResult copyObject(String bucket, String key, CopySource source) {
        return Blocking.await(reactive().copyObject(bucket, key, source));
    }

    /** Copies an object to {@code key}. See {@link Copy} and {@link CopyObject}. */
    default ObjectWriteResult copyObject(String bucket, String key, CopySource source, Consumer<Copy> options) {
        return Blocking.await(reactive().copyObject(bucket, key, source, options));
    }

    /**
     * Copies an object to {@code key}, compares, and removes the source. See
     * {@link Copy}.
     */
    default ObjectWriteResult moveObject(String bucket, String key, CopySource source) {
        return Blocking.await(reactive().moveObject(bucket, key, source));
    }

    /**
     * Copies an object to {@code key}, compares, and removes the source; whatever fails,
     * the source stays. See {@link Copy}.
     */
    default ObjectWriteResult moveObject(String bucket, String key, CopySource source, Consumer<Copy> options) {
        return Blocking.await(reactive().moveObject(bucket, key, source, options));
    }

}
