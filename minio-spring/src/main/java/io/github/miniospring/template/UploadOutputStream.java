package io.github.miniospring.template;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;

import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.operation.PublishingOutputStream;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * An object to write to. It appears by {@link #commit()}, and by nothing else: closed
 * without it, as when an exception leaves the block, nothing is stored. Always close it.
 *
 * <p>
 * Writing waits while as many parts as go at once are on their way. A stream that wraps
 * this one and is closed first would close this one before it is committed: finish or
 * flush it instead, or store an {@link io.github.miniospring.operation.ObjectBody#writer
 * ObjectBody.writer}. For one thread at a time, which may be a virtual one.
 */
public final class UploadOutputStream extends OutputStream {

    private final PublishingOutputStream content;

    private final Mono<ObjectWriteResult> outcome;

    private boolean closed;

    UploadOutputStream(PublishingOutputStream content, Mono<ObjectWriteResult> upload) {
        Blocking.requireBlockable();
        this.content = content;
        Sinks.One<ObjectWriteResult> outcome = Sinks.one();
        this.outcome = outcome.asMono();
        upload.contextCapture().subscribe(outcome::tryEmitValue, outcome::tryEmitError);
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] { (byte) single }, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Blocking.requireBlockable();
        if (this.closed) {
            throw new IOException("This stream has been closed");
        }
        try {
            this.content.write(bytes, offset, length);
        }
        catch (InterruptedIOException ex) {
            throw ex;
        }
        catch (IOException ex) {
            throw failed(ex);
        }
    }

    /** Why nothing more can be written: the upload has failed. */
    private IOException failed(IOException ended) {
        try {
            Blocking.await(this.outcome);
            return ended;
        }
        catch (RuntimeException ex) {
            return new IOException(ex.getMessage(), ex);
        }
    }

    /**
     * Stores what was written, as an object. Writes nothing more afterwards.
     * @throws IllegalStateException if the stream has been closed
     */
    public ObjectWriteResult commit() throws IOException {
        Blocking.requireBlockable();
        if (this.closed) {
            throw new IllegalStateException("This stream was closed before it was committed, so nothing is stored;"
                    + " finish what wraps it without closing it, or store an ObjectBody.writer");
        }
        this.closed = true;
        try {
            this.content.finish();
        }
        catch (InterruptedIOException ex) {
            this.content.fail(ex);
            throw ex;
        }
        catch (IOException ex) {
            throw failed(ex);
        }
        return Blocking.await(this.outcome);
    }

    /** Gives up what was written, unless it was committed, and waits until it is gone. */
    @Override
    public void close() {
        if (!this.closed) {
            this.closed = true;
            this.content.fail(new CancellationException("it was closed without being committed"));
            Blocking.awaitEnd(this.outcome.onErrorComplete());
        }
    }

}
