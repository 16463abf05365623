package io.github.miniospring.listener;

/** How an event became known. */
public enum Origin {

    /** The server told it when it happened. */
    STREAM,

    /** A listing showed what the stream had not told. */
    RECONCILE

}
