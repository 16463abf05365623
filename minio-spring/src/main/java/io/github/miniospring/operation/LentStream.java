package io.github.miniospring.operation;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * A stream of the caller's, lent for the time of a call.
 *
 * <p>
 * A server may refuse what is still being read, and the caller may do with the stream
 * what it likes once it knows: a container reads the next request from the same buffers.
 * So giving it back waits for a read in progress, and lets none begin afterwards.
 */
final class LentStream extends InputStream {

    private final InputStream stream;

    private final ReentrantLock reading = new ReentrantLock();

    private volatile boolean givenBack;

    LentStream(InputStream stream) {
        this.stream = stream;
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return (read(single, 0, 1) < 0) ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        this.reading.lock();
        try {
            if (this.givenBack) {
                throw new IOException("the call that was to read this stream is over");
            }
            return this.stream.read(bytes, offset, length);
        }
        finally {
            this.reading.unlock();
        }
    }

    /** Completes when nobody reads any more. */
    Mono<Void> giveBack(Scheduler io) {
        return Mono.defer(() -> {
            this.givenBack = true;
            if (this.reading.tryLock()) {
                this.reading.unlock();
                return Mono.empty();
            }
            return Mono.<Void>fromRunnable(this::awaitReader)
                .subscribeOn(io)
                // The threads have ended, and the reader with them.
                .onErrorComplete(RejectedExecutionException.class);
        });
    }

    private void awaitReader() {
        this.reading.lock();
        this.reading.unlock();
    }

}
