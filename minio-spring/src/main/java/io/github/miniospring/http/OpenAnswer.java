package io.github.miniospring.http;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
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

    private final ClientResponse response;

    private final boolean bodyless;

    private final FailureTranslator failures;

    private final AtomicBoolean taken = new AtomicBoolean();

    OpenAnswer(ClientResponse response, boolean bodyless, FailureTranslator failures) {
        this.response = response;
        this.bodyless = bodyless;
        this.failures = failures;
    }

    public int status() {
        return this.response.statusCode().value();
    }

    public HttpHeaders headers() {
        return this.response.headers().asHttpHeaders();
    }

    /**
     * The body. Cancelling it gives up the connection; reading it to its end gives it
     * back. Whoever takes a buffer releases it.
     * @throws IllegalStateException signalled, if it was taken or closed before
     */
    public Flux<DataBuffer> body() {
        return Flux.defer(() -> {
            if (!this.taken.compareAndSet(false, true)) {
                return Flux.error(new IllegalStateException(
                        "The content was read or closed already; it can be read once, while the call is open"));
            }
            return this.response.body(BodyExtractors.toDataBuffers()).onErrorMap(this.failures::ofExchange);
        });
    }

    /** Discards a body that nobody took. Does nothing otherwise. */
    public void close() {
        if (!this.taken.compareAndSet(false, true)) {
            return;
        }
        Disposable discarding = this.response.body(BodyExtractors.toDataBuffers())
            .onErrorComplete()
            .contextWrite(QUIET)
            .subscribe(DataBufferUtils::release);
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

}
