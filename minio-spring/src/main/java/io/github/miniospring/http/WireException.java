package io.github.miniospring.http;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * An exchange that came to no end. The caller adds what was asked; this says what
 * happened.
 */
public class WireException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    public WireException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return this.kind;
    }

    /** How far it had come. */
    public enum Kind {

        /** No connection was made: nothing was sent. */
        NOT_CONNECTED,

        /** No connection became free in time: nothing was sent. */
        NO_FREE_CONNECTION,

        /**
         * TLS could not be agreed on: nothing was sent, and trying again does not help.
         */
        TLS,

        /** The other side was silent for too long. */
        TIMEOUT,

        /** The caller's own limit for the whole is over. */
        EXPIRED,

        /** The connection broke before the answer, or within it. */
        BROKEN,

        /** What came is no answer of an HTTP server. */
        GARBLED,

        /** The source of the body failed. */
        BODY,

        /** The client is closed. */
        CLOSED;

        /** Whether the server cannot have seen the request. */
        public boolean notSent() {
            return this == NOT_CONNECTED || this == NO_FREE_CONNECTION;
        }

        /** Whether the server may have done what was asked. */
        public boolean outcomeUnknown() {
            return !notSent() && this != TLS && this != BODY;
        }

        /** Whether another attempt may do better. */
        public boolean worthRepeating() {
            return this == NOT_CONNECTED || this == TIMEOUT || this == BROKEN;
        }

    }

}
