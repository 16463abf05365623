package io.github.miniospring.listener.container;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.notification.NotificationRecord;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** One connection on which a server tells what happens. It is always read at once. */
final class EventStream {

    /** A ping has 17; nothing that happens is told in so few. */
    private static final int PING_BYTES = 64;

    /** Old servers send a blank each half second. */
    private static final long TOGETHER = 200_000_000;

    private final StreamSpec spec;

    private final long opened = System.nanoTime();

    private final Disposable.Swap subscription = Disposables.swap();

    private volatile long lastByte = this.opened;

    private volatile boolean begun;

    private volatile int pings;

    private long lastPing = this.opened;

    private long asked = this.opened;

    EventStream(StreamSpec spec) {
        this.spec = spec;
    }

    void open(MinioClient client, Observer observer) {
        this.subscription.update(this.spec.open(client, count -> bytes(count, observer), observer::unreadable)
            .subscribe(observer::event, observer::ended));
    }

    private void bytes(int count, Observer observer) {
        long now = System.nanoTime();
        this.lastByte = now;
        if (count <= PING_BYTES) {
            ping(now);
        }
        boolean first = !this.begun;
        this.begun = true;
        if (first) {
            observer.begun();
        }
        else {
            observer.bytes();
        }
    }

    // What is held back comes in large pieces: only what comes alone and in time shows
    // that nothing is.
    private void ping(long now) {
        long interval = now - this.lastPing;
        this.lastPing = now;
        if (interval > 2 * this.spec.ping().toNanos()) {
            this.pings = 0;
        }
        else if (interval > TOGETHER) {
            this.pings++;
        }
    }

    /** How many signs of life have come alone and in time, one after the other. */
    int pings() {
        return this.pings;
    }

    /** Whether a byte has come: from the first on is told what happens. */
    boolean hasBegun() {
        return this.begun;
    }

    /** For how long no byte has come, in nanoseconds. */
    long silence() {
        return System.nanoTime() - this.lastByte;
    }

    /** How long ago it was opened, in nanoseconds. */
    long age() {
        return System.nanoTime() - this.opened;
    }

    /** Whether the last question was asked so long ago; then this is one. */
    synchronized boolean asks(long nanos) {
        long now = System.nanoTime();
        boolean due = now - this.asked >= nanos;
        this.asked = due ? now : this.asked;
        return due;
    }

    void close() {
        this.subscription.dispose();
    }

    /** Told what comes, on the thread of the connection. */
    interface Observer {

        void begun();

        /** More bytes have come. */
        void bytes();

        void event(NotificationRecord event);

        void unreadable(String line);

        void ended(Throwable failure);

    }

}
