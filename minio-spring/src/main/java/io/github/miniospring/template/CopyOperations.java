package io.github.miniospring.template;

import java.util.List;
import java.util.function.Consumer;

import io.github.miniospring.object.CopyObject;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.operation.CopySource;
import io.github.miniospring.transfer.Composition;
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

    /**
     * Puts an object together of others, or of parts of them. See {@link Composition}.
     */
    default ObjectWriteResult composeObject(String bucket, String key, List<CopySource> sources) {
        return Blocking.await(reactive().composeObject(bucket, key, sources));
    }

    /**
     * Puts an object together of others, or of parts of them. See {@link Composition}.
     */
    default ObjectWriteResult composeObject(String bucket, String key, List<CopySource> sources,
            Consumer<Composition> options) {
        return Blocking.await(reactive().composeObject(bucket, key, sources, options));
    }

}
