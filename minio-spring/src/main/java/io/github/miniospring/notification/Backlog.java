package io.github.miniospring.notification;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.github.miniospring.MinioRequestException;

/**
 * Counts the records that wait for their reader. The stream itself is always read: a
 * server that cannot write drops events and says nothing.
 */
final class Backlog {

    /** Counted in characters of JSON. */
    static final long MAX_TEXT = 16 * 1024 * 1024;

    private final String target;

    private final int most;

    private final AtomicInteger records = new AtomicInteger();

    private final AtomicLong text = new AtomicLong();

    Backlog(String target, int most) {
        this.target = target;
        this.most = most;
    }

    /** A record begins to wait. */
    void enter(NotificationRecord event) {
        int waiting = this.records.incrementAndGet();
        if (waiting > this.most || this.text.addAndGet(event.json().length()) > MAX_TEXT) {
            throw new MinioRequestException(this.target + ": the reader is too slow: " + (waiting - 1)
                    + " events wait, and there is no room for more; those after them are lost", null);
        }
    }

    /** A record goes to the reader. */
    void leave(NotificationRecord event) {
        this.records.decrementAndGet();
        this.text.addAndGet(-event.json().length());
    }

}
