package io.github.miniospring.template;

import java.io.Closeable;
import java.io.InputStream;

import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.object.ReactiveObjectContent;

/**
 * An object being read by a blocking caller: what it is, and its bytes as a stream.
 *
 * <p>
 * Read to its end it gives its connection back; closed earlier it gives the connection
 * up. For one thread at a time.
 */
public final class ObjectContent implements Closeable {

    private final ReactiveObjectContent content;

    private final BodyInputStream stream;

    ObjectContent(ReactiveObjectContent content) {
        this.content = content;
        this.stream = new BodyInputStream(content.body());
    }

    /** What the server tells of the object. */
    public ObjectStat stat() {
        return this.content.stat();
    }

    /** The HTTP status: 200, or 206 when it is a part. */
    public int status() {
        return this.content.status();
    }

    /** How many bytes {@link #inputStream()} has; -1 when the server does not tell. */
    public long contentLength() {
        return this.content.contentLength();
    }

    /**
     * Whether the server's checksum proves the bytes while they are read. It does not for
     * parts, nor for objects whose checksum was made over parts.
     */
    public boolean verified() {
        return this.content.verified();
    }

    /**
     * The bytes; the same stream each time. A read fails with an
     * {@link java.io.IOException} when they are cut short or do not match the object's
     * checksum, and with {@link java.io.InterruptedIOException} when the thread is
     * interrupted.
     */
    public InputStream inputStream() {
        return this.stream;
    }

    @Override
    public void close() {
        this.stream.close();
        this.content.close();
    }

}
