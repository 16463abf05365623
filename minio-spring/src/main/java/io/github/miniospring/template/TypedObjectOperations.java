package io.github.miniospring.template;

import java.util.function.Consumer;

import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.transfer.TypedRead;
import io.github.miniospring.transfer.Upload;
import org.springframework.core.ParameterizedTypeReference;

/**
 * How values of the application are stored and read, as JSON unless converters say
 * otherwise.
 */
public interface TypedObjectOperations extends ClientOperations {

    /** Reads an object as a value. See {@link TypedRead}. */
    default <T> T readObject(String bucket, String key, Class<T> type) {
        return Blocking.await(reactive().readObject(bucket, key, type));
    }

    /** Reads an object as a value. See {@link TypedRead}. */
    default <T> T readObject(String bucket, String key, Class<T> type, Consumer<TypedRead> options) {
        return Blocking.await(reactive().readObject(bucket, key, type, options));
    }

    /** Reads an object as a value of a generic type. See {@link TypedRead}. */
    default <T> T readObject(String bucket, String key, ParameterizedTypeReference<T> type) {
        return Blocking.await(reactive().readObject(bucket, key, type));
    }

    /** Reads an object as a value of a generic type. See {@link TypedRead}. */
    default <T> T readObject(String bucket, String key, ParameterizedTypeReference<T> type,
            Consumer<TypedRead> options) {
        return Blocking.await(reactive().readObject(bucket, key, type, options));
    }

    /** Stores a value. See {@link Upload}. */
    default ObjectWriteResult writeObject(String bucket, String key, Object value) {
        return Blocking.await(reactive().writeObject(bucket, key, value));
    }

    /** Stores a value. See {@link Upload}. */
    default ObjectWriteResult writeObject(String bucket, String key, Object value, Consumer<Upload> options) {
        return Blocking.await(reactive().writeObject(bucket, key, value, options));
    }

    /** Stores a value of a generic type. See {@link Upload}. */
    default <T> ObjectWriteResult writeObject(String bucket, String key, T value, ParameterizedTypeReference<T> type) {
        return Blocking.await(reactive().writeObject(bucket, key, value, type));
    }

    /** Stores a value of a generic type. See {@link Upload}. */
    default <T> ObjectWriteResult writeObject(String bucket, String key, T value, ParameterizedTypeReference<T> type,
            Consumer<Upload> options) {
        return Blocking.await(reactive().writeObject(bucket, key, value, type, options));
    }

}
