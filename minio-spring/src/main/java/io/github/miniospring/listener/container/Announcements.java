package io.github.miniospring.listener.container;

import java.util.ArrayDeque;
import java.util.function.Consumer;

import io.github.miniospring.listener.MinioListenerEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Tells the application what becomes of a listener, one after the other, on a thread that
 * may wait: what the application does with it must hold up neither the stream nor the
 * listings, and must not be able to break them.
 */
final class Announcements {

    private static final Log logger = LogFactory.getLog(Announcements.class);

    /** Of an application that does not take them, no more are kept. */
    private static final int MOST = 1000;

    private final ListenerThreads threads;

    private final Consumer<MinioListenerEvent> publisher;

    private final ArrayDeque<MinioListenerEvent> waiting = new ArrayDeque<>();

    private boolean telling;

    Announcements(ListenerThreads threads, Consumer<MinioListenerEvent> publisher) {
        this.threads = threads;
        this.publisher = publisher;
    }

    /** Tells it soon. */
    void tell(MinioListenerEvent event) {
        synchronized (this) {
            if (this.waiting.size() == MOST) {
                logger.warn("The application does not take what it is told; it is not told of " + event);
                return;
            }
            this.waiting.add(event);
            if (this.telling) {
                return;
            }
            this.telling = true;
        }
        this.threads.execute(this::tellAll);
    }

    /** Tells it now, behind what waits, unless that is being told still. */
    void tellNow(MinioListenerEvent event) {
        synchronized (this) {
            this.telling = true;
        }
        tellAll();
        publish(event);
    }

    private void tellAll() {
        for (MinioListenerEvent event = next(); event != null; event = next()) {
            publish(event);
        }
    }

    private synchronized @Nullable MinioListenerEvent next() {
        MinioListenerEvent next = this.waiting.poll();
        this.telling = next != null;
        return next;
    }

    private void publish(MinioListenerEvent event) {
        try {
            this.publisher.accept(event);
        }
        catch (RuntimeException | Error ex) {
            logger.error("Somebody who was told of " + event + " has failed", ex);
        }
    }

}
