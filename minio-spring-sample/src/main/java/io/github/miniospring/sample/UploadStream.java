package io.github.miniospring.sample;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * The body of a request, lent to the thread that sends it on.
 *
 * <p>
 * The container uses a request's buffers for the next one as soon as it is answered. An
 * upload that the server refuses early may still be read at that moment: closing this
 * waits for a read in progress, and lets none begin afterwards.
 */
final class UploadStream extends InputStream {

    private final InputStream body;

    private final ReentrantLock lock = new ReentrantLock();

    private boolean closed;

    private @Nullable IOException failure;

    UploadStream(InputStream body) {
        this.body = body;
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return (read(single, 0, 1) < 0) ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        this.lock.lock();
        try {
            return this.closed ? -1 : this.body.read(bytes, offset, length);
        }
        catch (IOException ex) {
            this.failure = ex;
            throw ex;
        }
        finally {
            this.lock.unlock();
        }
    }

    /** Why the client's bytes did not arrive; null when they did. */
    @Nullable IOException failure() {
        this.lock.lock();
        try {
            return this.failure;
        }
        finally {
            this.lock.unlock();
        }
    }

    @Override
    public void close() {
        this.lock.lock();
        try {
            this.closed = true;
        }
        finally {
            this.lock.unlock();
        }
    }

}
