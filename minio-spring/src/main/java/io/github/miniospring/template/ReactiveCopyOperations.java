package io.github.miniospring.template;

import java.util.List;
import java.util.function.Consumer;

import io.github.miniospring.object.CopyObject;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.operation.CopySource;
import io.github.miniospring.transfer.Composition;
import io.github.miniospring.transfer.Copy;
import reactor.core.publisher.Mono;

/** How the server copies objects by itself, reactive. */
public interface ReactiveCopyOperations extends ReactiveClientOperations {

    /** Copies an object to {@code key}. See {@link Copy}. */
    default Mono<ObjectWriteResult> copyObject(String bucket, String key, CopySource source) {
        return copyObject(bucket, key, source, Options.none());
    }

    /** Copies an object to {@code key}. See {@link Copy} and {@link CopyObject}. */
    default Mono<ObjectWriteResult> copyObject(String bucket, String key, CopySource source, Consumer<Copy> options) {
        return Options.apply(Copy.of(bucket, key, source), options).send(client());
    }

    /**
     * Copies an object to {@code key}, compares, and removes the source. See
     * {@link Copy}.
     */
    default Mono<ObjectWriteResult> moveObject(String bucket, String key, CopySource source) {
        return moveObject(bucket, key, source, Options.none());
    }

    /**
     * Copies an object to {@code key}, compares, and removes the source; whatever fails,
     * the source stays. See {@link Copy}.
     */
    default Mono<ObjectWriteResult> moveObject(String bucket, String key, CopySource source, Consumer<Copy> options) {
        return Options.apply(Copy.of(bucket, key, source), options).move(client());
    }

    /**
     * Puts an object together of others, or of parts of them. See {@link Composition}.
     */
    default Mono<ObjectWriteResult> composeObject(String bucket, String key, List<CopySource> sources) {
        return composeObject(bucket, key, sources, Options.none());
    }

    /**
     * Puts an object together of others, or of parts of them. See {@link Composition}.
     */
    default Mono<ObjectWriteResult> composeObject(String bucket, String key, List<CopySource> sources,
            Consumer<Composition> options) {
        return Options.apply(Composition.of(bucket, key, sources), options).send(client());
    }

}
