package io.github.miniospring.listener;

/** Why something may have happened that the stream did not tell. */
public enum GapReason {

    /** The listener began. */
    START,

    /** The connection was lost, or could not be made. */
    DISCONNECTED,

    /** It was not lost, but no byte came for too long. */
    STALLED,

    /** The server, or something before it, holds back what it should tell at once. */
    UNFLUSHED,

    /** More waited to be handled than is kept in memory. */
    OVERFLOW,

    /** A line of the stream could not be read. */
    BAD_LINE,

    /** What was handled could not be written down. */
    STORE,

    /** Another instance was in charge before. */
    TAKEN_OVER

}
