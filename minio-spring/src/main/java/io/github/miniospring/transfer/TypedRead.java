package io.github.miniospring.transfer;

import java.lang.reflect.Type;

import io.github.miniospring.ObjectConversionException;
import io.github.miniospring.Redaction;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.conversion.ObjectConverter;
import io.github.miniospring.conversion.ObjectConverters;
import io.github.miniospring.object.GetObject;
import io.github.miniospring.object.ReactiveObjectContent;
import io.github.miniospring.operation.ReadConditions;
import io.github.miniospring.operation.ReadEncryption;
import io.github.miniospring.operation.RequestOptions;
import io.github.miniospring.operation.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/**
 * An object to read as a value of the application. It is held in memory meanwhile, and
 * read as what its media type says.
 *
 * @see GetObject
 */
public final class TypedRead extends RequestOptions<TypedRead>
        implements Versioned<TypedRead>, ReadConditions<TypedRead>, ReadEncryption<TypedRead> {

    private final String bucket;

    private final String key;

    private final Type type;

    private @Nullable MediaType contentType;

    private long maxSize = DataSize.ofMegabytes(16).toBytes();

    private TypedRead(String bucket, String key, Type type) {
        this.bucket = bucket;
        this.key = key;
        this.type = type;
    }

    public static TypedRead of(String bucket, String key, Type type) {
        return new TypedRead(bucket, key, type);
    }

    /** Reads it as this media type, whatever the server says. */
    public TypedRead contentType(MediaType contentType) {
        this.contentType = contentType;
        return this;
    }

    /**
     * The most the object may have, 1 byte to 2 GiB; a larger one is an error. Default:
     * 16 MiB.
     */
    public TypedRead maxSize(DataSize size) {
        Assert.isTrue(size.toBytes() > 0 && size.toBytes() <= Integer.MAX_VALUE - 8,
                () -> "maxSize must be from 1 byte to 2 GiB but is " + size);
        this.maxSize = size.toBytes();
        return this;
    }

    /**
     * Reads it.
     * @param <T> what {@code type} stands for
     */
    @SuppressWarnings("unchecked")
    public <T> Mono<T> read(MinioClient client, ObjectConverters converters) {
        GetObject operation = GetObject.of(this.bucket, this.key).with(this);
        operation.toRequest();
        return client.execute(operation, content -> read(client, converters, content)).single().map(value -> (T) value);
    }

    private Mono<Object> read(MinioClient client, ObjectConverters converters, ReactiveObjectContent content) {
        MediaType type = (this.contentType != null) ? this.contentType : typeOf(content);
        ObjectConverter converter = converters.reading(this.type, type).orElse(null);
        if (converter == null) {
            return Mono.error(failure("no converter reads " + ((type != null) ? type : "what has no media type")
                    + " as " + this.type.getTypeName() + "; " + converters.advice()
                    + ", or say with contentType(..) what it is", null));
        }
        if (content.contentLength() > this.maxSize) {
            return Mono.error(tooLarge(content.contentLength() + " bytes", null));
        }
        return bytes(content).publishOn(client.io()).map(bytes -> convert(converter, bytes, type));
    }

    private Mono<byte[]> bytes(ReactiveObjectContent content) {
        if (content.contentLength() >= 0) {
            return content.bytes();
        }
        return DataBufferUtils.join(content.body(), (int) this.maxSize).map(buffer -> {
            byte[] bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            DataBufferUtils.release(buffer);
            return bytes;
        }).defaultIfEmpty(new byte[0]).onErrorMap(DataBufferLimitException.class, ex -> tooLarge("more", ex));
    }

    private Object convert(ObjectConverter converter, byte[] bytes, @Nullable MediaType type) {
        try {
            return converter.read(bytes, this.type, type);
        }
        catch (Exception ex) {
            throw failure("cannot be read as " + this.type.getTypeName() + ": "
                    + Redaction.line(String.valueOf(ex.getMessage()), 300), ex);
        }
    }

    private static @Nullable MediaType typeOf(ReactiveObjectContent content) {
        try {
            String type = content.stat().contentType();
            return (type != null) ? MediaType.parseMediaType(type) : null;
        }
        catch (InvalidMediaTypeException ex) {
            return null;
        }
    }

    private ObjectConversionException tooLarge(String size, @Nullable Throwable cause) {
        return failure(
                "has " + size + " where " + this.maxSize + " are allowed; raise maxSize(..) or read it as a stream",
                cause);
    }

    private ObjectConversionException failure(String problem, @Nullable Throwable cause) {
        return new ObjectConversionException(
                "Object " + this.bucket + "/" + Redaction.line(this.key, 200) + ": " + problem, cause);
    }

}
