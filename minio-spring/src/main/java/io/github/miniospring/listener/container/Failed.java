package io.github.miniospring.listener.container;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.github.miniospring.Redaction;
import io.github.miniospring.listener.DeadLetter;
import io.github.miniospring.listener.MinioDeadLetterHandler;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.MinioListenerErrorHandler.Decision;
import io.github.miniospring.listener.NonRetryable;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * What is done with events whose handling has failed: they come again after a while, and
 * go to the dead letters when there were enough attempts.
 */
final class Failed {

    private static final Log logger = LogFactory.getLog(Failed.class);

    private static final int MAX_MESSAGE = 1000;

    private static final int MAX_LINES = 4;

    private final AtomicInteger lines = new AtomicInteger();

    private final MinioListenerEndpoint endpoint;

    private final ListenerSettings settings;

    private final MinioDeadLetterHandler deadLetters;

    private final Tally tally;

    Failed(MinioListenerEndpoint endpoint, ListenerSettings settings, MinioDeadLetterHandler deadLetters, Tally tally) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.deadLetters = deadLetters;
        this.tally = tally;
    }

    /** An attempt has failed. */
    void once(Entry entry, MinioEvent event, Throwable failure, Consumer<MinioEvent> done, Map<Entry, Duration> again) {
        this.tally.count(ListenerCount.FAILED);
        entry.failed(failure, Instant.now());
        switch (decide(entry, event, failure)) {
            case IGNORE -> done.accept(event);
            case DEAD_LETTER -> {
                entry.exhaust();
                bury(entry, done, again);
            }
            case RETRY -> {
                Duration wait = this.settings.retry().after(entry.attempts());
                again.put(entry, wait);
                if (entry.attempts() == 1) {
                    logger.warn("Listener '" + this.endpoint.id() + "' has failed with " + event + " and gets it again"
                            + ": " + describe(failure), failure);
                }
            }
        }
    }

    private Decision decide(Entry entry, MinioEvent event, Throwable failure) {
        Decision decision = Decision.RETRY;
        if (this.endpoint.errorHandler() != null) {
            try {
                decision = this.endpoint.errorHandler().onFailure(event, failure);
            }
            catch (RuntimeException ex) {
                logger.error("The error handler of listener '" + this.endpoint.id() + "' has itself failed with "
                        + event + ", which is handled again", ex);
            }
        }
        boolean enough = entry.attempts() >= this.settings.maxAttempts() || isNonRetryable(failure);
        return (decision == Decision.RETRY && enough) ? Decision.DEAD_LETTER : decision;
    }

    private static boolean isNonRetryable(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (AnnotatedElementUtils.hasAnnotation(cause.getClass(), NonRetryable.class)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Something failed before the handler had the event: that is no attempt. */
    Duration before(Entry entry, RuntimeException failure) {
        if (logger.isDebugEnabled()) {
            logger.debug("Listener '" + this.endpoint.id() + "' cannot prepare " + entry.event(), failure);
        }
        return this.settings.retry().max().dividedBy(4);
    }

    boolean isExhausted(Entry entry) {
        return entry.isExhausted();
    }

    /** Gives an event to the dead letters; if they fail, later again. */
    void bury(Entry entry, Consumer<MinioEvent> done, Map<Entry, Duration> again) {
        MinioEvent event = entry.event().withAttempt(entry.attempts());
        Throwable failure = entry.failure();
        Instant now = Instant.now();
        try {
            this.deadLetters.handle(new DeadLetter(this.endpoint.id(), event, null,
                    (failure != null) ? failure.getClass().getName() : "unknown",
                    (failure != null) ? describe(failure) : "", entry.attempts(), entry.firstFailure(now), now));
        }
        catch (Exception ex) {
            logger.error("Listener '" + this.endpoint.id() + "' cannot store the dead letter for " + event
                    + " and tries again: " + describe(ex));
            again.put(entry, this.settings.retry().max().dividedBy(4));
            return;
        }
        this.tally.count(ListenerCount.DEAD);
        done.accept(event);
    }

    /** A line of the stream could not be read. Of a flood of them only some are kept. */
    void unreadable(String line, ListenerThreads threads) {
        if (this.lines.incrementAndGet() > MAX_LINES) {
            this.lines.decrementAndGet();
            return;
        }
        threads.execute(() -> {
            try {
                unreadable(line);
            }
            finally {
                this.lines.decrementAndGet();
            }
        });
    }

    private void unreadable(String line) {
        Instant now = Instant.now();
        try {
            this.deadLetters
                .handle(new DeadLetter(this.endpoint.id(), null, line, "", "The line cannot be read", 1, now, now));
        }
        catch (Exception ex) {
            logger.warn("Listener '" + this.endpoint.id() + "' cannot store the dead letter for a line of the stream"
                    + ": " + describe(ex));
        }
    }

    /** A failure in one line. */
    static String describe(Throwable failure) {
        String message = failure.getMessage();
        return (message != null) ? Redaction.line(message, MAX_MESSAGE) : failure.getClass().getSimpleName();
    }

}
