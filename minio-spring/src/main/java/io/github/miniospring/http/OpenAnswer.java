package io.github.miniospring.http;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * An answer whose body has an owner: it is taken once, or discarded by {@link #close()}.
 * Until then it holds its connection.
 */
public final class OpenAnswer {

    private static final long MAX_DRAINED = 64 * 1024;

    /** Reactor would log as errors what comes of a body that is being given up. */
    private static final Context QUIET = Context.of("reactor.onErrorDropped.local", (Consumer<Throwable>) failure -> {
    });

    private final int status;

    private final HttpHeaders headers;

    private final Flux<DataBuffer> body;

    private final boolean bodyless;

    private final AtomicBoolean taken = new AtomicBoolean();

    /**
     * @param body can be subscribed to once
     */
    OpenAnswer(int status, HttpHeaders headers, Flux<DataBuffer> body, boolean bodyless) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.bodyless = bodyless;
    }

    public int status() {
        return this.status;
    }

    public HttpHeaders headers() {
        return this.headers;
    }

    /**
     * The body. Cancelling it gives up the connection; reading it to its end gives it
     * back. Whoever takes a buffer releases it.
     * @throws IllegalStateException signalled, if it was taken or closed before
     */
    public Flux<DataBuffer> body() {
        return new Taking();
    }

    /** Discards a body that nobody took. Does nothing otherwise. */
    public void close() {
        if (!this.taken.compareAndSet(false, true)) {
            return;
        }
        Disposable discarding = this.body.onErrorComplete().contextWrite(QUIET).subscribe(DataBufferUtils::release);
        // Reading little to its end keeps the connection; reading a large rest would cost
        // more than a new one.
        if (!isShort()) {
            discarding.dispose();
        }
    }

    private boolean isShort() {
        if (this.bodyless || status() == 204 || status() == 304) {
            return true;
        }
        long length = headers().getContentLength();
        return length >= 0 && length <= MAX_DRAINED;
    }

    /** The body for its first reader. */
    private final class Taking extends Flux<DataBuffer> {

        @Override
        public void subscribe(CoreSubscriber<? super DataBuffer> reader) {
            if (OpenAnswer.this.taken.compareAndSet(false, true)) {
                OpenAnswer.this.body.subscribe(reader);
            }
            else {
                Operators.error(reader, new IllegalStateException(
                        "The content was read or closed already; it can be read once, while the call is open"));
            }
        }

    }

}
