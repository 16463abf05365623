package io.github.miniospring.listener.container;

/** What is counted of a listener, each as a meter {@code minio.listener.…}. */
public enum ListenerCount {

    /** Events the stream told. */
    RECEIVED("received", "Events told by the stream"),

    /** Events handled. */
    HANDLED("handled", "Events handled"),

    /** Attempts that failed. */
    FAILED("failed", "Attempts to handle events that failed"),

    /** Events given to the handler again. */
    RETRIED("retried", "Events given to the handler again"),

    /** Events that went to the dead letters. */
    DEAD("deadletter", "Events that went to the dead letters"),

    /** Events whose state was handled already. */
    DUPLICATE("duplicate", "Events whose state was handled before"),

    /** Events whose state was not there any more. */
    SUPERSEDED("superseded", "Events whose state had been replaced by a newer one"),

    /** Events the filter left out. */
    FILTERED("filtered", "Events left out by the filter"),

    /** Events for which there was no room. */
    OVERFLOW("overflow", "Events for which there was no room"),

    /** Lines of the stream that could not be read. */
    BAD_LINE("badline", "Lines of the stream that could not be read"),

    /** Connections made anew. */
    RECONNECTS("reconnects", "Connections made anew"),

    /** Connections on which no byte came for too long. */
    STALLED("stalled", "Connections given up for silence"),

    /** Listings that came to their end. */
    RECONCILED("reconcile.passes", "Listings that came to their end"),

    /** Pages listed. */
    PAGES("reconcile.pages", "Pages of listings read"),

    /** States only a listing showed. */
    FOUND("reconcile.found", "Events found by a listing"),

    /** Removals only a listing showed. */
    REMOVALS("reconcile.deletes", "Removals found by a listing");

    private final String meter;

    private final String description;

    ListenerCount(String meter, String description) {
        this.meter = meter;
        this.description = description;
    }

    /** The meter's name behind {@code minio.listener.}. */
    public String meter() {
        return this.meter;
    }

    /** What it counts, in a sentence. */
    public String description() {
        return this.description;
    }

}
