package io.github.miniospring.fault;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Operators;

import static org.assertj.core.api.Assertions.assertThat;

/** Fails a test in which Reactor logged a failure that nobody waited for. */
final class NothingDropped implements BeforeEachCallback, AfterEachCallback {

    private final Logger operators = (Logger) LoggerFactory.getLogger(Operators.class);

    private final ListAppender<ILoggingEvent> dropped = new ListAppender<>();

    @Override
    public void beforeEach(ExtensionContext context) {
        this.dropped.list.clear();
        this.dropped.start();
        this.operators.addAppender(this.dropped);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        this.operators.detachAppender(this.dropped);
        assertThat(this.dropped.list).extracting(event -> event.getThrowableProxy().getMessage()).isEmpty();
    }

}
