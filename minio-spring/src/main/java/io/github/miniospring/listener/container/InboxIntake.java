package io.github.miniospring.listener.container;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.store.Inbox;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Puts what the stream tells into the inbox, many at once, before it has its turn. The
 * stream never waits for the database.
 */
final class InboxIntake {

    private static final Log logger = LogFactory.getLog(InboxIntake.class);

    private static final int MOST_AT_ONCE = 500;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String listener;

    private final Inbox inbox;

    private final int room;

    private final long bytesOfRoom;

    private final ListenerThreads threads;

    private final Taker taker;

    private final ArrayDeque<MinioEvent> waiting = new ArrayDeque<>();

    private long bytes;

    private boolean running;

    private boolean failing;

    /**
     * @param room how many events may wait
     * @param bytesOfRoom how many bytes these may have, in about
     */
    InboxIntake(String listener, Inbox inbox, int room, long bytesOfRoom, ListenerThreads threads, Taker taker) {
        this.listener = listener;
        this.inbox = inbox;
        this.room = room;
        this.bytesOfRoom = bytesOfRoom;
        this.threads = threads;
        this.taker = taker;
    }

    /** Takes an event at once; false if there is no room. */
    boolean offer(MinioEvent event) {
        synchronized (this) {
            long its = Entry.bytes(event);
            if (this.waiting.size() >= this.room || this.bytes + its > this.bytesOfRoom) {
                return false;
            }
            this.waiting.add(event);
            this.bytes += its;
            if (this.running) {
                return true;
            }
            this.running = true;
        }
        this.threads.execute(this::run);
        return true;
    }

    private void run() {
        List<MinioEvent> batch = batch();
        while (!batch.isEmpty()) {
            try {
                this.inbox.put(this.listener, batch);
            }
            catch (RuntimeException ex) {
                failed(batch, ex);
                return;
            }
            synchronized (this) {
                this.failing = false;
            }
            batch.forEach(this.taker::take);
            batch = batch();
        }
    }

    private synchronized List<MinioEvent> batch() {
        List<MinioEvent> batch = new ArrayList<>();
        while (batch.size() < MOST_AT_ONCE && !this.waiting.isEmpty()) {
            MinioEvent event = this.waiting.remove();
            this.bytes -= Entry.bytes(event);
            batch.add(event);
        }
        this.running = !batch.isEmpty();
        return batch;
    }

    private synchronized void failed(List<MinioEvent> batch, RuntimeException failure) {
        if (!this.failing) {
            logger.warn("Listener '" + this.listener + "' cannot keep events in its inbox, and tries again: "
                    + Failed.describe(failure));
        }
        this.failing = true;
        for (int i = batch.size() - 1; i >= 0; i--) {
            this.waiting.addFirst(batch.get(i));
            this.bytes += Entry.bytes(batch.get(i));
        }
        this.threads.after(PAUSE, this::run);
    }

    /** Takes what is kept. */
    @FunctionalInterface
    interface Taker {

        void take(MinioEvent event);

    }

}
