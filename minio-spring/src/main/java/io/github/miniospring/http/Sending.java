package io.github.miniospring.http;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import io.github.miniospring.FileRange;
import io.github.miniospring.Redaction;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.client.reactive.ClientHttpRequest;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.netty.Connection;

/**
 * One request on its way, until its answer has an owner.
 *
 * <p>
 * An answer that arrives at the moment of a cancellation is lost between the operators
 * below, and would hold its connection for ever: so it is sought and given up here, on
 * the connection's own thread, where nothing arrives at the same time.
 */
final class Sending {

    private final WireRequest request;

    private volatile @Nullable SendWindow window;

    private volatile @Nullable Begun begun;

    private volatile boolean cancelled;

    private volatile boolean answered;

    Sending(WireRequest request) {
        this.request = request;
    }

    /** The body at the pace at which it leaves; null where there is none. */
    @Nullable Flux<DataBuffer> body() {
        Flux<DataBuffer> body = this.request.body();
        if (body == null) {
            return null;
        }
        SendWindow window = new SendWindow(body.onErrorMap(Sending::ofBody));
        this.window = window;
        return window.doOnDiscard(DataBuffer.class, DataBufferUtils::release);
    }

    static WireException ofBody(Throwable failure) {
        String message = (failure.getMessage() != null) ? failure.getMessage() : failure.getClass().getSimpleName();
        return new WireException(WireException.Kind.BODY,
                "the source of the body failed: " + Redaction.line(message, 300), failure);
    }

    /** Why a file cannot be sent that could not be sent; null where it can. */
    @Nullable WireException fileFailure() {
        FileRange file = this.request.file();
        if (file == null) {
            return null;
        }
        try {
            long left = Math.max(0, Files.size(file.file()) - file.offset());
            return (left < file.length())
                    ? ofBody(new EOFException(
                            "The body ended after " + left + " of the " + file.length() + " bytes it was given as"))
                    : null;
        }
        catch (IOException ex) {
            return ofBody(ex);
        }
    }

    /** So many bytes of the body have left. */
    void sent(long bytes) {
        SendWindow window = this.window;
        if (window != null) {
            window.sent(bytes);
        }
        WireRequest.SentListener listener = this.request.sent();
        if (listener != null) {
            listener.onSent(bytes);
        }
    }

    @Nullable Long deadline() {
        return this.request.deadline();
    }

    /** How much longer than usual the server may be silent before it answers. */
    long patienceNanos() {
        return this.request.patience().toNanos();
    }

    @Nullable Duration maxSilence() {
        return this.request.maxSilence();
    }

    void begin(ClientHttpRequest http) {
        Object request = http.getNativeRequest();
        // A filter may answer in place of a server.
        if (request instanceof Connection connection) {
            begin(connection);
        }
    }

    /** The request is about to be sent over a connection. */
    void begin(Connection connection) {
        connection.channel().attr(TransferWatch.SENDING).set(this);
        Begun begun = new Begun(connection, connection.channel().eventLoop());
        this.begun = begun;
        if (this.cancelled) {
            giveUp(begun);
        }
    }

    void answered() {
        this.answered = true;
    }

    void cancel() {
        this.cancelled = true;
        Begun begun = this.begun;
        if (begun != null) {
            giveUp(begun);
        }
    }

    private void giveUp(Begun begun) {
        try {
            begun.loop.execute(() -> {
                if (!this.answered) {
                    discard(begun.connection);
                }
            });
        }
        catch (RejectedExecutionException ex) {
            // The thread has ended, and with it all its connections.
        }
    }

    private static void discard(Connection connection) {
        Disposable discarding = connection.inbound().receive().subscribe(buffer -> {
        }, failure -> {
        });
        discarding.dispose();
    }

    /**
     * What it is sent over.
     *
     * @param loop the connection's thread, which a connection does not tell any more once
     * the answer is read
     */
    private record Begun(Connection connection, Executor loop) {
    }

}
