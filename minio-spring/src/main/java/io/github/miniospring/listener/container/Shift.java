package io.github.miniospring.listener.container;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.miniospring.listener.DeadLetter;
import io.github.miniospring.listener.DeliveryLevel;
import io.github.miniospring.listener.GapReason;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.store.FencedException;
import io.github.miniospring.notification.NotificationRecord;
import org.jspecify.annotations.Nullable;

/**
 * The work of a listener from when this instance is in charge until it is not: its
 * streams, its lanes, its listings, and what it has handled.
 */
final class Shift implements Feed.Sink, Handling.Outlook {

    private final Surroundings around;

    private final Ledger ledger;

    private final Lanes lanes;

    private final Failed failed;

    private final Gaps gaps;

    private final Observer observer;

    private final List<Feed> feeds = new ArrayList<>();

    private final @Nullable Looking looking;

    private final @Nullable InboxIntake intake;

    private final AtomicBoolean flushing = new AtomicBoolean();

    private volatile boolean ended;

    private volatile boolean overflowing;

    private volatile @Nullable Instant lastEvent;

    private volatile @Nullable String storeProblem;

    private long flushed = System.nanoTime();

    private volatile ListenerThreads.@Nullable Cancellable ticking;

    /**
     * @param inventory whether every key is remembered
     */
    Shift(Surroundings around, Ledger ledger, Duty duty, boolean inventory, Gaps gaps, Observer observer) {
        this.around = around;
        this.ledger = ledger;
        this.gaps = gaps;
        this.observer = observer;
        MinioListenerEndpoint endpoint = around.endpoint();
        ListenerSettings settings = around.settings();
        this.failed = new Failed(endpoint, settings, letter -> {
            around.deadLetters().handle(letter);
            observer.buried(letter);
        }, around.tally());
        Handling handling = new Handling(endpoint, settings, ledger, new Glance(around.template()), around.recipient(),
                this.failed, duty, around.tally(), this);
        this.lanes = new Lanes(new Lanes.Limits(endpoint.concurrency(), endpoint.batchSize(), settings.maxPending(),
                settings.maxPendingBytes(), endpoint.coalesce()), around.threads(), handling);
        this.looking = around.interest().isReconciled() ? new Looking(around,
                new Reconciler(around, ledger, this.lanes, inventory), gaps, this::storeFailed, this::broken) : null;
        this.intake = (around.inbox() != null) ? new InboxIntake(endpoint.id(), around.inbox(), settings.maxPending(),
                settings.maxPendingBytes(), around.threads(), this::kept) : null;
        List<@Nullable String> buckets = endpoint.buckets().isEmpty() ? Collections.singletonList(null)
                : new ArrayList<>(endpoint.buckets());
        for (String bucket : buckets) {
            this.feeds.add(new Feed(
                    new StreamSpec(bucket, endpoint.prefix(), endpoint.suffix(), endpoint.events(), settings.ping()),
                    around.template().reactive().client(), settings, around.threads(), this));
        }
    }

    /** Begins to listen, and to look for what happened before. */
    void begin(GapReason reason) {
        this.gaps.open(reason);
        this.feeds.forEach(Feed::start);
        if (this.looking != null) {
            this.looking.request();
        }
        Duration period = Duration
            .ofMillis(Math.max(20, Math.min(500, Math.min(this.around.settings().stallTimeout().toMillis() / 4,
                    this.around.settings().flushInterval().toMillis() / 2))));
        this.ticking = this.around.threads().every(period, this::tick);
        if (this.ended) {
            this.ticking.cancel();
        }
    }

    private void tick() {
        if (this.ended) {
            return;
        }
        this.feeds.forEach(Feed::tick);
        if (System.nanoTime() - this.flushed > this.around.settings().flushInterval().toNanos()) {
            flushSoon();
        }
        if (this.overflowing && this.lanes.isHalfEmpty()) {
            this.overflowing = false;
            request();
        }
        if (this.looking != null) {
            this.looking.tick(isLate());
        }
    }

    /** Whether the stream tells nothing, or tells it late. */
    private boolean isLate() {
        return this.feeds.stream().anyMatch(feed -> {
            FeedProblem problem = feed.problem();
            return feed.isSuspect() || (problem != null && (problem.kind() == FeedProblem.Kind.UNFLUSHED
                    || problem.kind() == FeedProblem.Kind.UNSUPPORTED));
        });
    }

    private void request() {
        if (this.looking != null) {
            this.looking.request();
        }
        else {
            // What was missed stays missed; it was counted.
            this.gaps.close(this.gaps.mark());
        }
    }

    @Override
    public void event(NotificationRecord told) {
        MinioEvent event = EventReader.of(told, this.around.template().reactive().client().now());
        if (this.ended || !this.around.interest().covers(event)) {
            return;
        }
        this.around.tally().count(ListenerCount.RECEIVED);
        this.lastEvent = event.time();
        boolean taken = (this.intake != null) ? this.intake.offer(event) : this.lanes.offer(event);
        if (!taken) {
            overflow();
        }
    }

    private void overflow() {
        this.around.tally().count(ListenerCount.OVERFLOW);
        this.gaps.open(GapReason.OVERFLOW);
        this.overflowing = true;
    }

    // Kept already: it may wait there until a listing has found it again.
    private void kept(MinioEvent event) {
        if (!this.lanes.offer(event)) {
            overflow();
        }
    }

    @Override
    public void unreadable(String line) {
        this.around.tally().count(ListenerCount.BAD_LINE);
        this.gaps.open(GapReason.BAD_LINE);
        this.failed.unreadable(line, this.around.threads());
        request();
    }

    @Override
    public void subscribed() {
        if (this.ended) {
            return;
        }
        this.observer.changed();
        request();
        // The first byte says nothing about the other nodes of a cluster.
        this.around.threads().schedule(this.around.settings().settleDelay(), () -> {
            if (!this.ended && this.looking != null) {
                this.looking.request();
            }
        });
    }

    @Override
    public void lost(GapReason reason, FeedProblem problem) {
        if (this.ended) {
            return;
        }
        boolean useless = problem.kind() == FeedProblem.Kind.UNSUPPORTED
                && (this.looking == null || !this.around.settings().pollingAllowed());
        if (reason == GapReason.STALLED) {
            this.around.tally().count(ListenerCount.STALLED);
        }
        if (reason != GapReason.UNFLUSHED) {
            this.around.tally().count(ListenerCount.RECONNECTS);
        }
        this.gaps.open(reason);
        if (this.looking != null && isLate()) {
            request();
        }
        if (useless) {
            this.observer.useless(problem);
        }
        else {
            this.observer.lost(problem);
        }
    }

    @Override
    public void broken(Error error) {
        this.lanes.pause();
        this.observer.broken(error);
    }

    @Override
    public void flushDue() {
        // A store that does not work is asked in its intervals, not for each event.
        if (this.storeProblem == null) {
            flushSoon();
        }
    }

    private void flushSoon() {
        if (this.flushing.compareAndSet(false, true)) {
            this.around.threads().execute(() -> {
                try {
                    flush();
                }
                finally {
                    this.flushing.set(false);
                }
            });
        }
    }

    private void flush() {
        this.flushed = System.nanoTime();
        try {
            if (this.around.endpoint().level() == DeliveryLevel.LIVE) {
                forget();
            }
            this.ledger.flush();
            this.lanes.proceed();
            if (this.storeProblem != null) {
                this.storeProblem = null;
                request();
            }
        }
        catch (RuntimeException ex) {
            storeFailed(ex);
        }
    }

    private void storeFailed(RuntimeException failure) {
        if (failure instanceof FencedException fenced) {
            this.observer.fenced(fenced);
            return;
        }
        if (this.storeProblem == null) {
            this.gaps.open(GapReason.STORE);
            this.observer.storeFailed(failure);
        }
        this.storeProblem = "store: " + Failed.describe(failure)
                + (this.ledger.isFull() ? "; nothing more is handled until it can be written down" : "");
    }

    // Nothing is looked for: only what may come twice has to be known. Written down now
    // and then: a store may take its time, or cost.
    private void forget() {
        Duration overlap = this.around.settings().overlap();
        Instant before = this.ledger.watermark();
        Instant now = Instant.now();
        if (before == null || before.isBefore(now.minus(overlap.multipliedBy(2)))) {
            this.ledger.advance(now.minus(overlap));
        }
    }

    void pause() {
        this.lanes.pause();
    }

    void resume() {
        this.lanes.resume();
        request();
    }

    void reconcile() {
        request();
    }

    void confirmRemovals() {
        if (this.looking != null) {
            this.looking.confirmRemovals();
            reconcile();
        }
    }

    /**
     * Ends in order: takes nothing more, handles what has come as far as time allows, and
     * writes it down.
     */
    void end(Duration drain) throws InterruptedException {
        silence();
        try {
            this.lanes.drain(drain);
        }
        finally {
            this.lanes.close();
            try {
                this.ledger.flush();
            }
            catch (RuntimeException ex) {
                this.observer.storeFailed(ex);
            }
            this.ledger.close();
        }
    }

    /** Ends at once: another is in charge, or nothing can be done. */
    void abandon() {
        silence();
        this.lanes.close();
        this.ledger.close();
    }

    private void silence() {
        this.ended = true;
        ListenerThreads.Cancellable ticks = this.ticking;
        if (ticks != null) {
            ticks.cancel();
        }
        this.feeds.forEach(Feed::stop);
        if (this.looking != null) {
            this.looking.stop();
        }
    }

    Ledger ledger() {
        return this.ledger;
    }

    Lanes lanes() {
        return this.lanes;
    }

    List<Feed> feeds() {
        return this.feeds;
    }

    @Nullable Looking looking() {
        return this.looking;
    }

    @Nullable Instant lastEvent() {
        return this.lastEvent;
    }

    /** Whether something may be missing still. */
    boolean isCatchingUp() {
        return this.looking != null
                && (this.gaps.isOpen() || this.looking.isRunning() || this.looking.problem() != null);
    }

    /** What is wrong, in one line; null if nothing is. */
    @Nullable String problem() {
        for (Feed feed : this.feeds) {
            FeedProblem problem = feed.problem();
            if (problem != null) {
                return problem.message();
            }
        }
        return (this.storeProblem != null || this.looking == null) ? this.storeProblem : this.looking.problem();
    }

    /** Whether somebody has to mend something. */
    boolean isMisconfigured() {
        boolean misconfigured = this.feeds.stream()
            .map(Feed::problem)
            .anyMatch(problem -> problem != null && problem.kind() == FeedProblem.Kind.MISCONFIGURED);
        return misconfigured || (this.looking != null && this.looking.isMisconfigured());
    }

    /** Told what becomes of the work. Must not block. */
    interface Observer {

        void changed();

        void lost(FeedProblem problem);

        /** The server has no stream, and nothing else is allowed. */
        void useless(FeedProblem problem);

        void broken(Error error);

        void fenced(FencedException why);

        void storeFailed(RuntimeException why);

        void buried(DeadLetter letter);

    }

}
