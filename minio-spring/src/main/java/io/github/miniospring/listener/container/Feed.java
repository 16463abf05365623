package io.github.miniospring.listener.container;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import io.github.miniospring.client.Liveness;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.RetrySettings;
import io.github.miniospring.listener.GapReason;
import io.github.miniospring.notification.NotificationRecord;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the stream of one bucket, or of all, going: connects, watches that bytes come,
 * connects anew, for ever; and replaces the connection from time to time.
 */
final class Feed {

    private static final long FORGIVEN = Duration.ofSeconds(60).toNanos();

    /** So many signs of life in time, and the server is believed to send at once. */
    private static final int REGULAR = 3;

    /** So many, and silence is believed to be none of its making. */
    private static final int TRUSTED = 2;

    /** After so many times of silence a connection is tried anew that holds back. */
    private static final int PATIENCE = 6;

    private final StreamSpec spec;

    private final MinioClient client;

    private final ListenerSettings settings;

    private final ListenerThreads threads;

    private final Sink sink;

    private @Nullable EventStream current;

    /** Takes the place of the current one once it has had its first byte. */
    private @Nullable EventStream next;

    private boolean stopped;

    private boolean unflushed;

    private boolean everBegun;

    private int failures;

    private long maxAge;

    private @Nullable FeedProblem problem;

    private ListenerThreads.@Nullable Cancellable reconnect;

    Feed(StreamSpec spec, MinioClient client, ListenerSettings settings, ListenerThreads threads, Sink sink) {
        this.spec = spec;
        this.client = client.withRetry(RetrySettings.NONE);
        this.settings = settings;
        this.threads = threads;
        this.sink = sink;
    }

    void start() {
        this.threads.execute(this::connect);
    }

    private void connect() {
        EventStream stream = new EventStream(this.spec);
        synchronized (this) {
            if (this.stopped || this.current != null) {
                return;
            }
            this.reconnect = null;
            this.current = stream;
            this.maxAge = jittered(this.settings.maxConnectionAge());
        }
        stream.open(this.client, new Listening(stream));
    }

    private static long jittered(Duration age) {
        return (long) (age.toNanos() * ThreadLocalRandom.current().nextDouble(0.9, 1.1));
    }

    void stop() {
        synchronized (this) {
            this.stopped = true;
            if (this.reconnect != null) {
                this.reconnect.cancel();
            }
            close(this.current);
            close(this.next);
            this.current = null;
            this.next = null;
        }
    }

    private static void close(@Nullable EventStream stream) {
        if (stream != null) {
            stream.close();
        }
    }

    /** Looks whether bytes come. */
    void tick() {
        EventStream stream;
        synchronized (this) {
            stream = this.current;
            if (this.stopped || stream == null) {
                return;
            }
        }
        boolean silent = stream.silence() > this.settings.stallTimeout().toNanos();
        if (silent && (this.unflushed || stream.pings() < TRUSTED)) {
            askWhetherAlive(stream);
        }
        else if (silent) {
            fail(stream, FeedProblem.stalled(this.spec.name(), this.settings.stallTimeout()));
        }
        renew(stream);
    }

    // Silence is no proof of a dead stream: the newest servers hold back what they should
    // tell. Asked again after each such time.
    private void askWhetherAlive(EventStream stream) {
        if (stream.asks(this.settings.stallTimeout().toNanos())) {
            this.client.liveness()
                .timeout(this.settings.stallTimeout())
                .subscribe(answer -> silentBut(answer, stream),
                        failure -> fail(stream, FeedProblem.of(this.spec.name(), failure)));
        }
    }

    private void silentBut(Liveness answer, EventStream stream) {
        if (answer == Liveness.OFFLINE) {
            fail(stream, FeedProblem.stalled(this.spec.name(), this.settings.stallTimeout()));
            return;
        }
        boolean changed;
        synchronized (this) {
            changed = !this.unflushed && stream == this.current;
            if (changed) {
                this.unflushed = true;
                this.problem = FeedProblem.unflushed(this.spec.name());
            }
        }
        if (changed) {
            this.sink.lost(GapReason.UNFLUSHED, FeedProblem.unflushed(this.spec.name()));
        }
    }

    private void renew(EventStream stream) {
        EventStream renewed = null;
        synchronized (this) {
            if (this.next != null && this.next.silence() > 2 * this.settings.stallTimeout().toNanos()) {
                close(this.next);
                this.next = null;
                this.maxAge = stream.age() + this.settings.stallTimeout().toNanos();
            }
            boolean old = stream.age() > this.maxAge
                    || (this.unflushed && stream.silence() > PATIENCE * this.settings.stallTimeout().toNanos());
            if (!this.stopped && stream == this.current && this.next == null && old) {
                renewed = new EventStream(this.spec);
                if (this.unflushed) {
                    // Its first byte may never come: nothing is gained by waiting.
                    close(stream);
                    this.current = renewed;
                }
                else {
                    this.next = renewed;
                }
                this.maxAge = jittered(this.settings.maxConnectionAge());
            }
        }
        EventStream opened = renewed;
        if (opened != null) {
            this.threads.execute(() -> opened.open(this.client, new Listening(opened)));
        }
    }

    private void begun(EventStream stream) {
        synchronized (this) {
            if (this.stopped || (stream != this.current && stream != this.next)) {
                return;
            }
            if (stream == this.next) {
                close(this.current);
                this.current = stream;
                this.next = null;
            }
            this.everBegun = true;
            if (!this.unflushed) {
                this.problem = null;
            }
        }
        this.sink.subscribed();
    }

    private void bytes(EventStream stream) {
        boolean flushed = false;
        synchronized (this) {
            if (this.unflushed && stream == this.current && stream.pings() >= REGULAR) {
                this.unflushed = false;
                this.problem = null;
                flushed = true;
            }
        }
        if (flushed) {
            this.sink.subscribed();
        }
    }

    private void fail(EventStream stream, FeedProblem problem) {
        Duration wait;
        FeedProblem why = problem;
        synchronized (this) {
            if (stream == this.next) {
                close(stream);
                this.next = null;
                this.maxAge = this.settings.maxConnectionAge().toNanos() / 10
                        + ((this.current != null) ? this.current.age() : 0);
                return;
            }
            if (this.stopped || stream != this.current) {
                return;
            }
            close(stream);
            this.current = null;
            if (problem.kind() == FeedProblem.Kind.UNSUPPORTED && this.everBegun) {
                // It could before: something between answers in its place.
                why = new FeedProblem(FeedProblem.Kind.TRANSIENT, problem.message(), 1);
            }
            if (stream.hasBegun() && stream.age() > FORGIVEN) {
                this.failures = 0;
            }
            this.failures++;
            wait = switch (why.kind()) {
                case UNSUPPORTED -> this.settings.maxConnectionAge();
                case MISCONFIGURED -> this.settings.misconfiguredRetry();
                case TRANSIENT, STALLED, UNFLUSHED -> this.settings.reconnect().after(this.failures);
            };
            this.problem = why.inARow(this.failures, wait);
            // The next stream may be asked for anew before this returns.
            this.reconnect = this.threads.after(wait, this::connect);
        }
        this.sink.lost((why.kind() == FeedProblem.Kind.STALLED) ? GapReason.STALLED : GapReason.DISCONNECTED,
                why.inARow(this.failures, wait));
    }

    /** What is wrong; null if nothing is. */
    synchronized @Nullable FeedProblem problem() {
        return this.problem;
    }

    /** Whether the server is known to tell what happens, if only in bursts. */
    synchronized boolean isSubscribed() {
        return this.current != null && this.current.hasBegun();
    }

    /**
     * Whether what happens may be held back: no sign of life comes, and none ever came in
     * time on this connection.
     */
    synchronized boolean isSuspect() {
        return this.current != null && this.current.hasBegun() && this.current.pings() < TRUSTED
                && this.current.silence() > 2 * this.settings.ping().toNanos();
    }

    /** Since when no byte has come, in nanoseconds; null if none ever has. */
    synchronized @Nullable Long silence() {
        return (this.current != null && this.current.hasBegun()) ? (Long) this.current.silence() : null;
    }

    /** Takes what a feed brings. On the threads of connections: must not block. */
    interface Sink {

        void event(NotificationRecord event);

        void unreadable(String line);

        /** From now on is told what happens; before, it may not have been. */
        void subscribed();

        void lost(GapReason reason, FeedProblem problem);

    }

    private final class Listening implements EventStream.Observer {

        private final EventStream stream;

        private Listening(EventStream stream) {
            this.stream = stream;
        }

        @Override
        public void begun() {
            Feed.this.begun(this.stream);
        }

        @Override
        public void bytes() {
            Feed.this.bytes(this.stream);
        }

        @Override
        public void event(NotificationRecord event) {
            Feed.this.sink.event(event);
        }

        @Override
        public void unreadable(String line) {
            Feed.this.sink.unreadable(line);
        }

        @Override
        public void ended(Throwable failure) {
            fail(this.stream, FeedProblem.of(Feed.this.spec.name(), failure));
        }

    }

}
