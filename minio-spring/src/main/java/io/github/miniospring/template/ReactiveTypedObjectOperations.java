package io.github.miniospring.template;

import java.util.function.Consumer;

import io.github.miniospring.conversion.ObjectConverters;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.transfer.TypedRead;
import io.github.miniospring.transfer.Upload;
import io.github.miniospring.transfer.ValueBody;
import org.springframework.core.ParameterizedTypeReference;
import reactor.core.publisher.Mono;

/**
 * How values of the application are stored and read, as JSON unless converters say
 * otherwise, reactive.
 */
public interface ReactiveTypedObjectOperations extends ReactiveClientOperations {

    /** What makes values of objects, and objects of values. */
    default ObjectConverters converters() {
        return ObjectConverters.standard();
    }

    /** Reads an object as a value. See {@link TypedRead}. */
    default <T> Mono<T> readObject(String bucket, String key, Class<T> type) {
        return readObject(bucket, key, type, Options.none());
    }

    /** Reads an object as a value. See {@link TypedRead}. */
    default <T> Mono<T> readObject(String bucket, String key, Class<T> type, Consumer<TypedRead> options) {
        return Options.apply(TypedRead.of(bucket, key, type), options).read(client(), converters());
    }

    /** Reads an object as a value of a generic type. See {@link TypedRead}. */
    default <T> Mono<T> readObject(String bucket, String key, ParameterizedTypeReference<T> type) {
        return readObject(bucket, key, type, Options.none());
    }

    /** Reads an object as a value of a generic type. See {@link TypedRead}. */
    default <T> Mono<T> readObject(String bucket, String key, ParameterizedTypeReference<T> type,
            Consumer<TypedRead> options) {
        return Options.apply(TypedRead.of(bucket, key, type.getType()), options).read(client(), converters());
    }

    /** Stores a value. See {@link Upload}. */
    default Mono<ObjectWriteResult> writeObject(String bucket, String key, Object value) {
        return writeObject(bucket, key, value, Options.none());
    }

    /** Stores a value. See {@link Upload}. */
    default Mono<ObjectWriteResult> writeObject(String bucket, String key, Object value, Consumer<Upload> options) {
        ValueBody body = ValueBody.of(value, value.getClass());
        return body.convertedBy(converters(), Options.apply(Upload.of(bucket, key, body), options)).send(client());
    }

    /** Stores a value of a generic type. See {@link Upload}. */
    default <T> Mono<ObjectWriteResult> writeObject(String bucket, String key, T value,
            ParameterizedTypeReference<T> type) {
        return writeObject(bucket, key, value, type, Options.none());
    }

    /** Stores a value of a generic type. See {@link Upload}. */
    default <T> Mono<ObjectWriteResult> writeObject(String bucket, String key, T value,
            ParameterizedTypeReference<T> type, Consumer<Upload> options) {
        ValueBody body = ValueBody.of(value, type.getType());
        return body.convertedBy(converters(), Options.apply(Upload.of(bucket, key, body), options)).send(client());
    }

}
