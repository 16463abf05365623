package io.github.miniospring.listener.store;

import java.time.Instant;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.miniospring.listener.DeadLetter;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.Origin;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.notification.EventName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class LoggingDeadLetterHandlerTests {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Logger logger = (Logger) LoggerFactory.getLogger(LoggingDeadLetterHandler.class);

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        this.lines.start();
        this.logger.addAppender(this.lines);
        this.logger.setAdditive(false);
    }

    @AfterEach
    void stopListening() {
        this.logger.detachAppender(this.lines);
        this.logger.setAdditive(true);
    }

    @Test
    void saysWhatIsGivenUp() {
        StateId state = new StateId("inbox", "in/a\nb.csv", null, StateKind.CREATED, NOON, "e1");
        MinioEvent event = new MinioEvent(EventName.OBJECT_CREATED_PUT, NOON, state, 3, null, Map.of(), null, null,
                null, null, Origin.STREAM, 1, null);

        new LoggingDeadLetterHandler()
            .handle(new DeadLetter("invoices", event, null, "java.io.IOException", "no disk", 10, NOON, NOON));

        assertThat(this.lines.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.ERROR);
            assertThat(line.getFormattedMessage()).isEqualTo("Listener 'invoices' gives up s3:ObjectCreated:Put"
                    + " inbox/in/a\uFFFDb.csv of 2026-03-01T12:00:00Z, after 10 attempts: java.io.IOException: no disk");
        });
    }

    @Test
    void saysWhichLineCannotBeRead() {
        new LoggingDeadLetterHandler().handle(new DeadLetter("invoices", null, "{\"Rec", "E", "cut", 1, NOON, NOON));

        assertThat(this.lines.list).singleElement()
            .extracting(ILoggingEvent::getFormattedMessage)
            .isEqualTo("Listener 'invoices' gives up a line that cannot be read: {\"Rec, after 1 attempt: E: cut");
    }

}
