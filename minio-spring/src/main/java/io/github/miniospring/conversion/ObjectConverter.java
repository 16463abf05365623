package io.github.miniospring.conversion;

import java.io.IOException;
import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * Makes values of the bytes of objects, and bytes of values. Thread-safe; it may block,
 * for it is called on threads for such work.
 */
public interface ObjectConverter {

    /**
     * Whether it can make a value of an object.
     * @param type of the value
     * @param contentType of the object; null where it is unknown
     */
    boolean canRead(Type type, @Nullable MediaType contentType);

    /**
     * Makes a value.
     * @return an instance of {@code type}
     * @throws IOException or any exception without the content in its message, when the
     * bytes are no such value
     */
    Object read(byte[] content, Type type, @Nullable MediaType contentType) throws IOException;

    /**
     * Whether it can make an object of a value.
     * @param type of the value
     * @param contentType wanted of the object; null where any will do
     */
    boolean canWrite(Type type, @Nullable MediaType contentType);

    /**
     * Makes the bytes of an object.
     * @param contentType what the object will be called
     */
    byte[] write(Object value, Type type, MediaType contentType) throws IOException;

    /** The media type of what it writes where any will do. */
    MediaType contentType();

}
