package io.github.miniospring.transfer;

import java.lang.reflect.Type;

import io.github.miniospring.ObjectConversionException;
import io.github.miniospring.Redaction;
import io.github.miniospring.conversion.ObjectConverter;
import io.github.miniospring.conversion.ObjectConverters;
import io.github.miniospring.operation.ObjectBody;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.Assert;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * A value of the application, made to bytes for each call. It becomes a body once the
 * media type of its object is known.
 */
public final class ValueBody implements ObjectBody {

    private final Object value;

    private final Type type;

    private @Nullable ObjectConverter converter;

    private @Nullable MediaType contentType;

    private ValueBody(Object value, Type type) {
        this.value = value;
        this.type = type;
    }

    public static ValueBody of(Object value, Type type) {
        return new ValueBody(value, type);
    }

    /**
     * Chooses what converts it.
     * @param upload what the object is to be; a media type given there is kept
     * @throws IllegalArgumentException when no converter makes such objects of it
     */
    public Upload convertedBy(ObjectConverters converters, Upload upload) {
        String wanted = upload.headerOrNull("content-type");
        MediaType contentType = (wanted != null) ? mediaType(wanted) : null;
        ObjectConverter converter = converters.writing(this.type, contentType);
        this.contentType = (contentType != null) ? contentType : converter.contentType();
        this.converter = converter;
        return upload;
    }

    private static MediaType mediaType(String text) {
        try {
            return MediaType.parseMediaType(text);
        }
        catch (InvalidMediaTypeException ex) {
            throw new IllegalArgumentException(
                    "'" + Redaction.line(text, 100) + "' is no media type; write one such as application/json", ex);
        }
    }

    @Override
    public long contentLength() {
        return -1;
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public @Nullable String contentType() {
        return (this.contentType != null) ? this.contentType.toString() : null;
    }

    @Override
    public Mono<ObjectBody> prepare(Scheduler io) {
        return Mono.fromCallable(() -> ObjectBody.of(bytes())).subscribeOn(io);
    }

    private byte[] bytes() {
        ObjectConverter converter = this.converter;
        MediaType contentType = this.contentType;
        Assert.state(converter != null && contentType != null, "The value was given no converter");
        try {
            return converter.write(this.value, this.type, contentType);
        }
        catch (Exception ex) {
            throw new ObjectConversionException("A " + this.type.getTypeName() + " cannot be written as " + contentType
                    + ": " + Redaction.line(String.valueOf(ex.getMessage()), 300), ex);
        }
    }

    @Override
    public Flux<DataBuffer> read(DataBufferFactory buffers, Scheduler io) {
        return prepare(io).flatMapMany(body -> body.read(buffers, io));
    }

}
