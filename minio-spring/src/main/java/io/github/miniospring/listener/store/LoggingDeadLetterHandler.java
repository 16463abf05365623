package io.github.miniospring.listener.store;

import io.github.miniospring.Redaction;
import io.github.miniospring.listener.DeadLetter;
import io.github.miniospring.listener.MinioDeadLetterHandler;
import io.github.miniospring.listener.MinioEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Says in the log what could not be handled, and keeps it nowhere: for where there is no
 * durable place.
 */
public final class LoggingDeadLetterHandler implements MinioDeadLetterHandler {

    private static final Log logger = LogFactory.getLog(LoggingDeadLetterHandler.class);

    private static final int MAX_WHAT = 2_000;

    private static final int MAX_MESSAGE = 1_000;

    @Override
    public void handle(DeadLetter letter) {
        MinioEvent event = letter.event();
        String what = (event != null) ? event + " of " + event.time() : "a line that cannot be read: " + letter.line();
        logger.error("Listener '" + letter.listenerId() + "' gives up " + Redaction.line(what, MAX_WHAT) + ", after "
                + letter.attempts() + ((letter.attempts() == 1) ? " attempt: " : " attempts: ")
                + letter.exceptionClass() + ": " + Redaction.line(letter.message(), MAX_MESSAGE));
    }

}
