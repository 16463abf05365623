package io.github.miniospring.template;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.miniospring.MinioResponseException;
import io.github.miniospring.UnsupportedByServerException;
import io.github.miniospring.object.AppendedObject;
import io.github.miniospring.object.FanOutEntry;
import io.github.miniospring.object.FannedOutObject;
import io.github.miniospring.object.PromptObject;
import io.github.miniospring.object.ReactiveObjectContent;
import io.github.miniospring.object.SnowballObject;
import io.github.miniospring.object.UploadedSnowball;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.transfer.Append;
import io.github.miniospring.transfer.FanOut;
import io.github.miniospring.transfer.Snowball;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What only some servers can do, reactive. One that cannot answers an
 * {@link UnsupportedByServerException}.
 */
public interface ReactiveExtensionOperations extends ReactiveClientOperations {

    /** Writes bytes behind the end of an object. See {@link Append}. */
    default Mono<AppendedObject> appendObject(String bucket, String key, ObjectBody body) {
        return appendObject(bucket, key, body, Options.none());
    }

    /** Writes bytes behind the end of an object. See {@link Append}. */
    default Mono<AppendedObject> appendObject(String bucket, String key, ObjectBody body, Consumer<Append> options) {
        return Options.apply(Append.of(bucket, key, body), options).send(client());
    }

    /**
     * Asks an object a question in plain words; the subscriber reads the answer to its
     * end or closes it. See {@link PromptObject}.
     */
    default Mono<ReactiveObjectContent> promptObject(String bucket, String key, String prompt) {
        return promptObject(bucket, key, prompt, Options.none());
    }

    /**
     * Asks an object a question in plain words; the subscriber reads the answer to its
     * end or closes it. See {@link PromptObject}.
     */
    default Mono<ReactiveObjectContent> promptObject(String bucket, String key, String prompt,
            Consumer<PromptObject> options) {
        return client().open(Options.apply(PromptObject.of(bucket, key, prompt), options))
            .mapNotNull(opened -> opened.value())
            .doOnDiscard(ReactiveObjectContent.class, ReactiveObjectContent::close)
            .onErrorMap(MinioResponseException.class,
                    refusal -> UnsupportedByServerException.of(refusal, "MinIO AIStor has it"));
    }

    /**
     * Stores many small objects by one request, read one after the other. See
     * {@link Snowball}.
     */
    default Mono<UploadedSnowball> uploadSnowballObjects(String bucket, Iterable<SnowballObject> objects) {
        return uploadSnowballObjects(bucket, objects, Options.none());
    }

    /**
     * Stores many small objects by one request, read one after the other. See
     * {@link Snowball}.
     */
    default Mono<UploadedSnowball> uploadSnowballObjects(String bucket, Iterable<SnowballObject> objects,
            Consumer<Snowball> options) {
        return uploadSnowballObjects(bucket, Flux.fromIterable(objects), options);
    }

    /**
     * Stores many small objects by one request, on the one reading that a stream can
     * have. See {@link Snowball}.
     */
    default Mono<UploadedSnowball> uploadSnowballObjects(String bucket, Stream<SnowballObject> objects) {
        return uploadSnowballObjects(bucket, objects, Options.none());
    }

    /**
     * Stores many small objects by one request, on the one reading that a stream can
     * have. See {@link Snowball}.
     */
    default Mono<UploadedSnowball> uploadSnowballObjects(String bucket, Stream<SnowballObject> objects,
            Consumer<Snowball> options) {
        return uploadSnowballObjects(bucket, Flux.fromStream(objects), options);
    }

    /**
     * Stores many small objects by one request, read one after the other. See
     * {@link Snowball}.
     */
    default Mono<UploadedSnowball> uploadSnowballObjects(String bucket, Publisher<SnowballObject> objects) {
        return uploadSnowballObjects(bucket, objects, Options.none());
    }

    /**
     * Stores many small objects by one request, read one after the other. See
     * {@link Snowball}.
     */
    default Mono<UploadedSnowball> uploadSnowballObjects(String bucket, Publisher<SnowballObject> objects,
            Consumer<Snowball> options) {
        return Options.apply(Snowball.of(bucket, objects), options).send(client());
    }

    /** Makes many objects of the same bytes, sent once. See {@link FanOut}. */
    default Mono<List<FannedOutObject>> putObjectFanOut(String bucket, ObjectBody content, List<FanOutEntry> entries) {
        return putObjectFanOut(bucket, content, entries, Options.none());
    }

    /** Makes many objects of the same bytes, sent once. See {@link FanOut}. */
    default Mono<List<FannedOutObject>> putObjectFanOut(String bucket, ObjectBody content, List<FanOutEntry> entries,
            Consumer<FanOut> options) {
        return Options.apply(FanOut.of(bucket, content, entries), options).send(client());
    }

}
