package io.github.miniospring.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

import javax.net.ssl.SSLException;

import io.github.miniospring.Redaction;
import io.github.miniospring.http.WireException.Kind;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.netty.handler.timeout.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.Exceptions;
import reactor.netty.http.client.PrematureCloseException;

/** Says in one vocabulary what the layers below say in many. */
final class FailureTranslator {

    private final HttpSettings settings;

    private final BooleanSupplier closed;

    FailureTranslator(HttpSettings settings, BooleanSupplier closed) {
        this.settings = settings;
        this.closed = closed;
    }

    /** Why nothing more is sent; null while the client is open. */
    @Nullable WireException whenClosed() {
        return this.closed.getAsBoolean()
                ? new WireException(Kind.CLOSED, "the client is closed", new IllegalStateException("closed")) : null;
    }

    /**
     * What failed before there was an answer, in our words; what is no failure of an
     * exchange, such as one of a filter, stays as it is.
     */
    Throwable translate(Throwable failure) {
        Throwable cause = Exceptions.unwrap(failure);
        return (cause instanceof WebClientRequestException wrapped && wrapped.getCause() != null)
                ? ofExchange(wrapped.getCause()) : cause;
    }

    /** What failed while an exchange was going on, in our words. */
    Throwable ofExchange(Throwable failure) {
        Throwable cause = Exceptions.unwrap(failure);
        if (cause instanceof WireException || cause instanceof Error) {
            return cause;
        }
        if (cause instanceof java.util.concurrent.TimeoutException) {
            return new WireException(Kind.NO_FREE_CONNECTION,
                    "no connection became free within " + words(this.settings.pendingAcquireTimeout()) + ", all "
                            + this.settings.maxConnections() + " are in use",
                    cause);
        }
        if (cause instanceof TimeoutException) {
            return new WireException(Kind.TIMEOUT, "the server was silent for " + words(this.settings.readTimeout()),
                    cause);
        }
        if (cause instanceof NotSslRecordException) {
            // Its own message holds what came, byte by byte.
            return new WireException(Kind.TLS,
                    "TLS failed: the server does not speak it; write the endpoint with http:// if that is right",
                    cause);
        }
        if (cause instanceof SslHandshakeTimeoutException) {
            // It is busy, and may have time for the next one.
            return new WireException(Kind.NOT_CONNECTED,
                    "TLS was not agreed on within " + words(this.settings.connectTimeout()), cause);
        }
        if (cause instanceof SSLException) {
            return new WireException(Kind.TLS, "TLS failed: " + text(certificateFailure(cause)), cause);
        }
        if (cause instanceof UnknownHostException) {
            return new WireException(Kind.NOT_CONNECTED, "unknown host: " + text(cause), cause);
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return new WireException(Kind.NOT_CONNECTED, text(cause), cause);
        }
        if (cause instanceof PrematureCloseException) {
            return new WireException(Kind.BROKEN, "the server closed the connection before its answer was complete",
                    cause);
        }
        if (cause instanceof IOException) {
            return new WireException(Kind.BROKEN, "the connection broke: " + text(cause), cause);
        }
        // Pool and threads have exceptions of their own for this.
        if (this.closed.getAsBoolean()) {
            return new WireException(Kind.CLOSED, "the client was closed meanwhile", cause);
        }
        return new WireException(Kind.GARBLED, "what came is not HTTP: " + text(cause), cause);
    }

    // BoringSSL says only that there was something wrong.
    private static Throwable certificateFailure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return cause;
            }
        }
        return failure;
    }

    static String words(Duration duration) {
        long millis = duration.toMillis();
        return (millis % 1000 == 0) ? millis / 1000 + " s" : millis + " ms";
    }

    private static String text(Throwable cause) {
        String message = cause.getMessage();
        if (message == null) {
            return cause.getClass().getSimpleName();
        }
        // The native transport puts the name of the system call before the reason.
        int call = message.indexOf("failed with error(");
        int reason = (call >= 0) ? message.indexOf("): ", call) : -1;
        return Redaction.line((reason >= 0) ? message.substring(reason + 3) : message, 300);
    }

}
