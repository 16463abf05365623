package io.github.miniospring.listener;

import org.springframework.context.SmartLifecycle;

/**
 * Runs one listener. It may be started again after it was stopped.
 */
public interface MinioListenerContainer extends SmartLifecycle {

    /** The listener's id. */
    String id();

    /** What is listened to. */
    MinioListenerEndpoint endpoint();

    /** How it is doing. */
    ListenerStatus status();

    /**
     * Gives the handler nothing more until {@link #resume()}; what it is doing goes on.
     */
    void pause();

    /** Goes on after {@link #pause()}, and looks for what happened meanwhile. */
    void resume();

    /** Looks now for what the stream may not have told. */
    void reconcile();

    /**
     * Believes the removals that are held because there are so many: the next listing
     * tells them.
     */
    void confirmRemovals();

}
