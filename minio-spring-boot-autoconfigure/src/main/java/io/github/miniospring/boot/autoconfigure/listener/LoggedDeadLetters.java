package io.github.miniospring.boot.autoconfigure.listener;

import io.github.miniospring.listener.DeadLetter;
import io.github.miniospring.listener.MinioDeadLetterHandler;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** Leaves nothing but a line in the log of what could not be handled. */
final class LoggedDeadLetters implements MinioDeadLetterHandler {

    private static final Log logger = LogFactory.getLog(LoggedDeadLetters.class);

    @Override
    public void handle(DeadLetter letter) {
        logger.error("Listener '" + letter.listenerId() + "' could not handle "
                + ((letter.event() != null) ? letter.event() : "a line of the stream that cannot be read")
                + ", and this line is all that is left of it. Attempts: " + letter.attempts() + ". "
                + letter.exceptionClass() + ": " + letter.message());
    }

}
