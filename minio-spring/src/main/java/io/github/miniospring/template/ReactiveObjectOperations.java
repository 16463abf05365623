package io.github.miniospring.template;

import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.object.DeleteError;
import io.github.miniospring.object.DeleteObject;
import io.github.miniospring.object.DeleteObjects;
import io.github.miniospring.object.GetObject;
import io.github.miniospring.object.HeadObject;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.object.ObjectToDelete;
import io.github.miniospring.object.ReactiveObjectContent;
import io.github.miniospring.transfer.Download;
import io.github.miniospring.transfer.DownloadedObject;
import io.github.miniospring.transfer.Listing;
import io.github.miniospring.transfer.Removal;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What can be done with objects that are there, reactive. */
public interface ReactiveObjectOperations extends ReactiveClientOperations {

    /** Reads an object while it is open. See {@link GetObject}. */
    default <T> Flux<T> getObject(String bucket, String key,
            Function<? super ReactiveObjectContent, ? extends Publisher<T>> reader) {
        return getObject(bucket, key, Options.none(), reader);
    }

    /** Reads an object while it is open. See {@link GetObject}. */
    default <T> Flux<T> getObject(String bucket, String key, Consumer<GetObject> options,
            Function<? super ReactiveObjectContent, ? extends Publisher<T>> reader) {
        return execute(Options.apply(GetObject.of(bucket, key), options), reader);
    }

    /**
     * Reads the bytes of an object as they arrive. Whoever takes a buffer releases it.
     * See {@link GetObject}.
     */
    default Flux<DataBuffer> getObjectBuffers(String bucket, String key) {
        return getObjectBuffers(bucket, key, Options.none());
    }

    /**
     * Reads the bytes of an object as they arrive. Whoever takes a buffer releases it.
     * See {@link GetObject}.
     */
    default Flux<DataBuffer> getObjectBuffers(String bucket, String key, Consumer<GetObject> options) {
        return getObject(bucket, key, options, ReactiveObjectContent::body);
    }

    /** Opens an object; the subscriber reads it to its end or closes it. */
    default Mono<ReactiveObjectContent> openObject(String bucket, String key) {
        return openObject(bucket, key, Options.none());
    }

    /** Opens an object; the subscriber reads it to its end or closes it. */
    default Mono<ReactiveObjectContent> openObject(String bucket, String key, Consumer<GetObject> options) {
        return client().open(Options.apply(GetObject.of(bucket, key), options))
            .mapNotNull(opened -> opened.value())
            .doOnDiscard(ReactiveObjectContent.class, ReactiveObjectContent::close);
    }

    /** Reads an object into memory. See {@link GetObject}. */
    default Mono<byte[]> getObjectBytes(String bucket, String key) {
        return getObjectBytes(bucket, key, Options.none());
    }

    /** Reads an object, or a part of it, into memory. See {@link GetObject}. */
    default Mono<byte[]> getObjectBytes(String bucket, String key, Consumer<GetObject> options) {
        return client().executeForOne(Options.apply(GetObject.of(bucket, key), options), ReactiveObjectContent::bytes);
    }

    /** Reads an object as text, in the charset of its media type or UTF-8. */
    default Mono<String> getObjectAsString(String bucket, String key) {
        return getObjectAsString(bucket, key, Options.none());
    }

    /** Reads an object as text, in the charset of its media type or UTF-8. */
    default Mono<String> getObjectAsString(String bucket, String key, Consumer<GetObject> options) {
        return client().executeForOne(Options.apply(GetObject.of(bucket, key), options), ReactiveObjectContent::text);
    }

    /** Writes an object to a file, which appears whole or not at all. */
    default Mono<DownloadedObject> downloadObject(String bucket, String key, Path file) {
        return downloadObject(bucket, key, file, Options.none());
    }

    /** Writes an object to a file, which appears whole or not at all. */
    default Mono<DownloadedObject> downloadObject(String bucket, String key, Path file, Consumer<Download> options) {
        return Options.apply(Download.of(bucket, key, file), options).fetch(client());
    }

    /** Asks what there is under a key. See {@link HeadObject}. */
    default Mono<ObjectStat> statObject(String bucket, String key) {
        return statObject(bucket, key, Options.none());
    }

    /** Asks what there is under a key. See {@link HeadObject}. */
    default Mono<ObjectStat> statObject(String bucket, String key, Consumer<HeadObject> options) {
        return execute(Options.apply(HeadObject.of(bucket, key), options));
    }

    /** Asks what there is under a key; empty when there is nothing. */
    default Mono<ObjectStat> findObject(String bucket, String key) {
        return findObject(bucket, key, Options.none());
    }

    /** Asks what there is under a key; empty when there is nothing. */
    default Mono<ObjectStat> findObject(String bucket, String key, Consumer<HeadObject> options) {
        return statObject(bucket, key, options).onErrorComplete(NoSuchKeyException.class);
    }

    /** Whether there is an object under a key. A bucket that is missing is an error. */
    default Mono<Boolean> objectExists(String bucket, String key) {
        return objectExists(bucket, key, Options.none());
    }

    /** Whether there is an object under a key. A bucket that is missing is an error. */
    default Mono<Boolean> objectExists(String bucket, String key, Consumer<HeadObject> options) {
        return findObject(bucket, key, options).hasElement();
    }

    /** Visits the objects of a bucket, what lies below a slash as directories. */
    default Flux<ObjectSummary> listObjects(String bucket) {
        return listObjects(bucket, Options.none());
    }

    /** Visits the objects of a bucket over all pages. See {@link Listing}. */
    default Flux<ObjectSummary> listObjects(String bucket, Consumer<Listing> options) {
        return Options.apply(Listing.of(bucket), options).objects(client());
    }

    /** Removes an object. See {@link DeleteObject}. */
    default Mono<DeleteObject.DeletedObject> removeObject(String bucket, String key) {
        return removeObject(bucket, key, Options.none());
    }

    /** Removes an object, or one version of it. See {@link DeleteObject}. */
    default Mono<DeleteObject.DeletedObject> removeObject(String bucket, String key, Consumer<DeleteObject> options) {
        return execute(Options.apply(DeleteObject.of(bucket, key), options));
    }

    /** Removes objects by key, on subscription. See {@link DeleteObjects}. */
    default Flux<DeleteError> removeObjects(String bucket, Collection<String> keys) {
        return removeObjects(bucket, keys, Options.none());
    }

    /** Removes objects by key, on subscription. See {@link DeleteObjects}. */
    default Flux<DeleteError> removeObjects(String bucket, Collection<String> keys, Consumer<Removal> options) {
        return removeObjects(bucket, Flux.fromIterable(keys).map(ObjectToDelete::of), options);
    }

    /** Removes objects or versions, on subscription. See {@link DeleteObjects}. */
    default Flux<DeleteError> removeObjects(String bucket, Iterable<ObjectToDelete> objects) {
        return removeObjects(bucket, objects, Options.none());
    }

    /** Removes objects or versions, on subscription. See {@link DeleteObjects}. */
    default Flux<DeleteError> removeObjects(String bucket, Iterable<ObjectToDelete> objects,
            Consumer<Removal> options) {
        return removeObjects(bucket, Flux.fromIterable(objects), options);
    }

    /** Removes objects or versions, on the one subscription a stream can have. */
    default Flux<DeleteError> removeObjects(String bucket, Stream<ObjectToDelete> objects) {
        return removeObjects(bucket, objects, Options.none());
    }

    /** Removes objects or versions, on the one subscription a stream can have. */
    default Flux<DeleteError> removeObjects(String bucket, Stream<ObjectToDelete> objects, Consumer<Removal> options) {
        return removeObjects(bucket, Flux.fromStream(objects), options);
    }

    /** Removes objects or versions as they come. See {@link DeleteObjects}. */
    default Flux<DeleteError> removeObjects(String bucket, Publisher<ObjectToDelete> objects) {
        return removeObjects(bucket, objects, Options.none());
    }

    /**
     * Removes objects or versions as they come, 1,000 a request.
     * @return those that were not removed, each with its reason
     */
    default Flux<DeleteError> removeObjects(String bucket, Publisher<ObjectToDelete> objects,
            Consumer<Removal> options) {
        return Options.apply(Removal.of(bucket, objects), options).errors(client());
    }

}
