package io.github.miniospring.listener;

/** What a listener is doing. */
public enum ListenerState {

    /** It connects for the first time. */
    STARTING,

    /** It is told what happens; what happened before is not all found yet. */
    CATCHING_UP,

    /** It is told what happens, and nothing is known to be missing. */
    LIVE,

    /** The connection is lost or was never made; it tries again. */
    RECONNECTING,

    /** The server holds back what it should tell at once: it is asked by listings. */
    UNFLUSHED,

    /** The server cannot tell: it is asked by listings. */
    POLLING,

    /** Another instance is in charge. */
    STANDBY,

    /** Somebody paused it. */
    PAUSED,

    /** It was not started, or has ended. */
    STOPPED,

    /** It has ended because of something that will not pass by itself. */
    FAILED

}
