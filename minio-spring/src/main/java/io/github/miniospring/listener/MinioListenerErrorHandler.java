package io.github.miniospring.listener;

/**
 * Decides what becomes of an event whose handling has failed, before it is tried again.
 */
@FunctionalInterface
public interface MinioListenerErrorHandler {

    /** What is done next. */
    enum Decision {

        /** The event is handled again later, until there were enough attempts. */
        RETRY,

        /** It goes to the dead letters. */
        DEAD_LETTER,

        /** It counts as handled. */
        IGNORE

    }

    /**
     * Decides. On the thread of the handler.
     * @param event what was handled; its attempt is the one that failed
     * @param failure why it failed, as the handler threw it
     */
    Decision onFailure(MinioEvent event, Throwable failure);

}
