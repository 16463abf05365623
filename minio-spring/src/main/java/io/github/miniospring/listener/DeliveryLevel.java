package io.github.miniospring.listener;

/** How much is done for an event not to be lost. */
public enum DeliveryLevel {

    /**
     * What the stream tells while it is connected, and no more: events are lost whenever
     * it is not, and whenever the server has too much to tell.
     */
    LIVE,

    /**
     * The stream makes it fast, and listings find what the stream did not tell: for each
     * object, its last state is handled at least once.
     */
    RECONCILED,

    /**
     * As {@link #RECONCILED}, and each event is kept in the database before it is
     * handled, in a transaction that the handler takes part in.
     */
    INBOX

}
