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

    /** Nodes of a cluster may have joined the stream later than the first one. */
    SETTLE,

    /** More waited to be handled than is kept in memory. */
    OVERFLOW,

    /** A line of the stream could not be read. */
    BAD_LINE,

    /** The stream was replaced by a new one, as it is from time to time. */
    RENEWED,

    /** What was handled could not be written down. */
    STORE,

    /** Another instance was in charge before. */
    TAKEN_OVER,

    /** The listener was paused. */
    PAUSED,

    /** Time had come to look. */
    INTERVAL,

    /** Somebody asked for it. */
    DEMAND

}
