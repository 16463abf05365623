package io.github.miniospring.listener.container;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.notification.NotificationRecord;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** One connection on which a server tells what happens. It is always read at once. */
final class EventStream {

    private final StreamSpec spec;

    private final long opened = System.nanoTime();

    private final Disposable.Swap subscription = Disposables.swap();

    private volatile long lastByte = this.opened;

    private volatile boolean begun;

    private long asked = this.opened;

    EventStream(StreamSpec spec) {
        this.spec = spec;
    }

    void open(MinioClient client, Observer observer) {
        this.subscription.update(this.spec.open(client, () -> bytes(observer), observer::unreadable)
            .subscribe(observer::event, observer::ended));
    }

    private void bytes(Observer observer) {
        long now = System.nanoTime();
        long silence = now - this.lastByte;
        this.lastByte = now;
        boolean first = !this.begun;
        this.begun = true;
        if (first) {
            observer.begun();
        }
        else {
            observer.bytes(silence);
        }
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

        /** Bytes have come after so many nanoseconds. */
        void bytes(long silence);

        void event(NotificationRecord event);

        void unreadable(String line);

        void ended(Throwable failure);

    }

}
