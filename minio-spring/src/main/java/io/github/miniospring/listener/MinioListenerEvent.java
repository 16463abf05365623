package io.github.miniospring.listener;

import java.time.Instant;

/**
 * What becomes of a listener, as the application is told it: to be taken by methods with
 * {@link org.springframework.context.event.EventListener @EventListener}.
 */
public sealed interface MinioListenerEvent {

    /** What runs the listener. */
    MinioListenerContainer container();

    /** The listener's id. */
    default String listenerId() {
        return container().id();
    }

    /**
     * It has begun; it need not be connected yet.
     *
     * @param container what runs it
     */
    record Started(MinioListenerContainer container) implements MinioListenerEvent {

    }

    /**
     * It has ended because somebody wanted it to, and handles nothing more.
     *
     * @param container what runs it
     */
    record Stopped(MinioListenerContainer container) implements MinioListenerEvent {

    }

    /**
     * It has ended because of something that will not pass by itself.
     *
     * @param container what runs it
     * @param cause what that is
     */
    record Failed(MinioListenerContainer container, Throwable cause) implements MinioListenerEvent {

    }

    /**
     * Something may have happened that the stream did not tell.
     *
     * @param container what runs it
     * @param reason why
     * @param since what is older is known, by the server's clock as far as it is known
     */
    record GapDetected(MinioListenerContainer container, GapReason reason,
            Instant since) implements MinioListenerEvent {

    }

    /**
     * What may have happened is found and handled.
     *
     * @param container what runs it
     * @param reason why something may have been missing
     * @param since when that began
     * @param until when it was over
     */
    record GapClosed(MinioListenerContainer container, GapReason reason, Instant since,
            Instant until) implements MinioListenerEvent {

    }

    /**
     * Something could not be handled, and was given to the
     * {@link MinioDeadLetterHandler}.
     *
     * @param container what runs it
     * @param letter what
     */
    record DeadLettered(MinioListenerContainer container, DeadLetter letter) implements MinioListenerEvent {

    }

}
