package io.github.miniospring.listener.annotation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.github.miniospring.MinioException;
import io.github.miniospring.ObjectConversionException;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.template.ContentReader;
import io.github.miniospring.template.MinioOperations;
import io.github.miniospring.template.ObjectContent;
import io.github.miniospring.transfer.DownloadedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;

/**
 * The object that an event is about, in the very state the event tells of. Nothing is
 * fetched before it is asked for, and each call fetches anew. Its calls wait for the
 * server.
 *
 * <p>
 * Where the state is there no more, because the object was replaced or removed, they fail
 * with {@link io.github.miniospring.listener.SupersededException}: let it pass, and the
 * event counts as handled. Of removals there is nothing to fetch:
 * {@link ListenerArgumentException}.
 */
public final class MinioObject {

    /** What is read into memory at most where nothing else is said: 16 MiB. */
    static final DataSize MAX_BYTES = DataSize.ofMegabytes(16);

    private final MinioEvent event;

    private final MinioOperations operations;

    private final DataSize maxBytes;

    private final EventState state;

    MinioObject(MinioEvent event, MinioOperations operations, DataSize maxBytes) {
        this.event = event;
        this.operations = operations;
        this.maxBytes = maxBytes;
        this.state = new EventState(event, operations);
    }

    /** The object of an event, as a method is given it; for tests of such methods. */
    public static MinioObject of(MinioEvent event, MinioOperations operations) {
        return new MinioObject(event, operations, MAX_BYTES);
    }

    /** The event. */
    public MinioEvent event() {
        return this.event;
    }

    /** The bucket. */
    public String bucket() {
        return this.event.bucket();
    }

    /** The object's key. */
    public String key() {
        return this.event.key();
    }

    /** Asks what the server tells of it besides its bytes. */
    public ObjectStat stat() {
        return this.state.fetch(pin -> this.operations.statObject(bucket(), key(), pin::to));
    }

    /** Opens it; the caller closes it. */
    public ObjectContent open() {
        return this.state.fetch(pin -> this.operations.openObject(bucket(), key(), pin::to));
    }

    /** Reads it on this thread while it is open. */
    public <T extends @Nullable Object> T read(ContentReader<T> reader) {
        try (ObjectContent content = open()) {
            return reader.read(content);
        }
        catch (IOException ex) {
            throw (ex.getCause() instanceof MinioException failure) ? failure
                    : new UncheckedIOException(ex.getMessage(), ex);
        }
    }

    /**
     * Reads it into memory.
     * @throws ListenerArgumentException if it is larger than the listener allows
     */
    public byte[] bytes() {
        requireSmall(this.event.size());
        return read(this::bytes);
    }

    /** Reads what is open into memory. */
    byte[] bytes(ObjectContent content) throws IOException {
        requireSmall(content.contentLength());
        int most = (int) this.maxBytes.toBytes();
        byte[] bytes = content.inputStream().readNBytes(most);
        if (bytes.length == most && content.inputStream().read() >= 0) {
            throw tooLarge("more");
        }
        return bytes;
    }

    /**
     * Reads it as text, in the charset of its media type or UTF-8.
     * @throws ListenerArgumentException if it is larger than the listener allows
     */
    public String text() {
        requireSmall(this.event.size());
        return read(content -> new String(bytes(content), charset(content.stat().contentType())));
    }

    private static Charset charset(@Nullable String contentType) {
        try {
            Charset charset = (contentType != null) ? MediaType.parseMediaType(contentType).getCharset() : null;
            return (charset != null) ? charset : StandardCharsets.UTF_8;
        }
        catch (InvalidMediaTypeException ex) {
            return StandardCharsets.UTF_8;
        }
    }

    /**
     * Reads it as a value of the application, as its media type says.
     * @throws ListenerArgumentException if it is no such value, or is larger than the
     * listener allows
     */
    public <T> T readAs(Class<T> type) {
        return readAs(ParameterizedTypeReference.forType(type));
    }

    /**
     * Reads it as a value of the application, as its media type says.
     * @throws ListenerArgumentException if it is no such value, or is larger than the
     * listener allows
     */
    public <T> T readAs(ParameterizedTypeReference<T> type) {
        requireSmall(this.event.size());
        try {
            return this.state.fetch(pin -> this.operations.readObject(bucket(), key(), type,
                    read -> pin.to(read.maxSize(this.maxBytes))));
        }
        catch (ObjectConversionException ex) {
            throw new ListenerArgumentException(ex.getMessage(), ex);
        }
    }

    /** Writes it to a file, which appears whole or not at all. */
    public DownloadedObject downloadTo(Path file) {
        return this.state.fetch(pin -> this.operations.downloadObject(bucket(), key(), file, pin::to));
    }

    /** Whether there is something to read: not of what was removed. */
    boolean hasContent() {
        return this.state.hasContent();
    }

    private void requireSmall(long size) {
        if (size > this.maxBytes.toBytes()) {
            throw tooLarge(size + " bytes");
        }
    }

    private ListenerArgumentException tooLarge(String size) {
        return new ListenerArgumentException("Object " + this.state.name() + " has " + size + " where "
                + this.maxBytes.toBytes()
                + " are allowed to be read into memory: raise maxBytes of @MinioListener, or take an InputStream or a MinioObject",
                null);
    }

    @Override
    public String toString() {
        return this.event.toString();
    }

}
