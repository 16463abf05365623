package io.github.miniospring.operation;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;

import io.github.miniospring.FileRange;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.util.Assert;
import org.springframework.web.multipart.MultipartFile;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The bytes to store: where they come from, how many they are, and whether they can be
 * read again.
 *
 * <p>
 * A body that can be read again survives a failed attempt; one that cannot is sent once,
 * and a failure after its first byte is the call's failure.
 */
public interface ObjectBody {

    /** How many bytes there are; -1 while that is not known. */
    long contentLength();

    /**
     * All bytes, where they are in memory anyway: proven and sent without waiting for
     * anything. They do not change while they are sent.
     */
    default @Nullable ByteBuffer inMemory() {
        return null;
    }

    /**
     * Where all bytes lie in a file, which may be sent without being read by this JVM. To
     * be asked for once {@link #prepare} has found out the length.
     */
    default @Nullable FileRange inFile() {
        return null;
    }

    /** Whether {@link #read} may be called more than once. */
    boolean repeatable();

    /** The media type, where the source has one of its own. */
    default @Nullable String contentType() {
        return null;
    }

    /**
     * When the source was changed last, where it tells: what is sent in parts must not
     * change meanwhile.
     */
    default @Nullable Instant lastModified() {
        return null;
    }

    /**
     * Some of the bytes, where they can be read without the others, and again. To be
     * asked for once {@link #prepare} has found out the length.
     * @return null where the source can be read from its beginning only
     */
    default @Nullable ObjectBody part(long offset, long length) {
        return null;
    }

    /**
     * Reads the bytes.
     * @param buffers makes the buffers; whoever takes one releases it
     * @param io where blocking work is done
     */
    Flux<DataBuffer> read(DataBufferFactory buffers, Scheduler io);

    /**
     * Finds out what costs I/O, such as the length of a file. Called once before the
     * first attempt.
     * @return the body to send; {@link #release} is called on it at the end
     */
    default Mono<ObjectBody> prepare(Scheduler io) {
        return Mono.just(this);
    }

    /** Gives up what {@link #prepare} has made. */
    default Mono<Void> release(Scheduler io) {
        return Mono.empty();
    }

    /** No bytes. */
    static ObjectBody empty() {
        return BytesBody.EMPTY;
    }

    /** Bytes in memory. Not copied: leave them alone until the call is over. */
    static ObjectBody of(byte[] bytes) {
        return new BytesBody(bytes);
    }

    /** Text in UTF-8. */
    static ObjectBody of(String text) {
        return new BytesBody(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A regular file, read from the disk while it is sent. */
    static ObjectBody of(Path file) {
        return new PathBody(file);
    }

    /**
     * A resource. Its length must be known, and it is opened anew whenever it is read;
     * one that can be read only once goes with {@link #of(InputStream, long)}.
     */
    static ObjectBody of(Resource resource) {
        return new ResourceBody(resource);
    }

    /** An uploaded file of a servlet application, with its media type. */
    static ObjectBody of(MultipartFile file) {
        // Its resource calls itself open, and yet can be read again.
        return new ResourceBody(file.getResource(), file.getContentType(), file.getSize());
    }

    /**
     * An uploaded file of a reactive application, with its media type. Browsers do not
     * tell its length.
     */
    static ObjectBody of(FilePart part) {
        return new FilePartBody(part);
    }

    /**
     * The next {@code length} bytes of a stream; what comes after them is not read. Read
     * once, on a thread for blocking work. When the call has ended nobody reads any more,
     * even where the server has refused the bytes early: a failure waits for a read that
     * is going on, however long that takes, and interrupts it. The caller closes the
     * stream after the call.
     */
    static ObjectBody of(InputStream stream, long length) {
        Assert.isTrue(length >= 0, () -> "length must not be negative but is " + length);
        return new InputStreamBody(stream, length);
    }

    /**
     * Buffers as they come, {@code length} bytes in all. Subscribed to once.
     */
    static ObjectBody of(Publisher<? extends DataBuffer> buffers, long length) {
        Assert.isTrue(length >= 0, () -> "length must not be negative but is " + length);
        return new PublisherBody(buffers, length);
    }

    /**
     * All bytes of a stream, however many there are; otherwise as
     * {@link #of(InputStream, long)}.
     */
    static ObjectBody of(InputStream stream) {
        return new InputStreamBody(stream, -1);
    }

    /** Buffers as they come, however many there are. Subscribed to once. */
    static ObjectBody of(Publisher<? extends DataBuffer> buffers) {
        return new PublisherBody(buffers, -1);
    }

    /**
     * What {@code writer} writes. It is called once, on a thread for blocking work.
     */
    static ObjectBody writer(ContentWriter writer) {
        return new WriterBody(writer);
    }

}
