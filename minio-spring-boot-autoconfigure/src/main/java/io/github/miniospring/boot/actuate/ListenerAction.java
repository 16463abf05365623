package io.github.miniospring.boot.actuate;

import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.MinioListenerEndpointRegistry;

/** What can be done to a listener. */
public enum ListenerAction {

    /** Starts it. */
    START,

    /** Stops it, and waits for it. */
    STOP,

    /** Lets it handle nothing more for now. */
    PAUSE,

    /** Lets it go on. */
    RESUME,

    /** Lets it look now for what it may not have been told. */
    RECONCILE,

    /** Believes the removals that are held because there are so many. */
    CONFIRM_REMOVALS;

    void apply(MinioListenerEndpointRegistry registry, MinioListenerContainer container) {
        switch (this) {
            case START -> registry.start(container.id());
            case STOP -> registry.stop(container.id());
            case PAUSE -> container.pause();
            case RESUME -> container.resume();
            case RECONCILE -> container.reconcile();
            case CONFIRM_REMOVALS -> container.confirmRemovals();
        }
    }

}
