package io.github.miniospring.test.server.http;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelHandlerContext;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which no head becomes complete: who sends a byte now and then is
 * never idle, and would stay for ever.
 */
final class HeadDeadline {

    private final Duration timeout;

    private @Nullable Future<?> closing;

    HeadDeadline(Duration timeout) {
        this.timeout = timeout;
    }

    void begin(ChannelHandlerContext context) {
        this.closing = context.executor()
            .schedule(() -> context.close(), this.timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The head is there, or the connection is gone. */
    void end() {
        if (this.closing != null) {
            this.closing.cancel(false);
            this.closing = null;
        }
    }

}
