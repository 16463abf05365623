package io.github.miniospring.listener.container;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioEventFilter;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.Origin;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.listener.SupersededException;
import org.jspecify.annotations.Nullable;

/**
 * What is done with events that have their turn: those that were handled are left out,
 * those about states that are no more are brought up to date, the rest is given to the
 * handler, and counts as handled when that, or the dead letters, have it.
 */
final class Handling implements Lanes.Work {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final MinioListenerEndpoint endpoint;

    private final ListenerSettings settings;

    private final Ledger ledger;

    private final Glance glance;

    private final Recipient recipient;

    private final Failed failed;

    private final Duty duty;

    private final Tally tally;

    private final Outlook outlook;

    Handling(MinioListenerEndpoint endpoint, ListenerSettings settings, Ledger ledger, Glance glance,
            Recipient recipient, Failed failed, Duty duty, Tally tally, Outlook outlook) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.ledger = ledger;
        this.glance = glance;
        this.recipient = recipient;
        this.failed = failed;
        this.duty = duty;
        this.tally = tally;
        this.outlook = outlook;
    }

    @Override
    public CompletionStage<Map<Entry, Duration>> handle(List<Entry> batch) {
        Map<Entry, Duration> again = new HashMap<>();
        List<Turn> turns = new ArrayList<>();
        Set<String> waiting = new HashSet<>();
        for (Entry entry : batch) {
            String key = entry.event().bucket() + '/' + entry.event().key();
            if (waiting.contains(key) || !this.duty.mayBegin()) {
                // What comes behind must not overtake.
                again.put(entry, SOON);
            }
            else {
                prepare(entry, turns, again);
            }
            if (again.containsKey(entry)) {
                waiting.add(key);
            }
        }
        if (turns.isEmpty()) {
            return CompletableFuture.completedFuture(again);
        }
        turns.forEach(turn -> turn.entry().begin());
        List<MinioEvent> events = turns.stream()
            .map(turn -> turn.event().withAttempt(turn.entry().attempts()).withFencingToken(this.duty.fence()))
            .toList();
        if (turns.get(0).entry().attempts() > 1) {
            this.tally.count(ListenerCount.RETRIED);
        }
        return this.recipient.deliver(events).thenApply(failure -> {
            outcome(turns, events, failure, again);
            return again;
        });
    }

    @Override
    public boolean mayBegin() {
        return !this.ledger.isFull();
    }

    private void prepare(Entry entry, List<Turn> turns, Map<Entry, Duration> again) {
        try {
            if (this.failed.isExhausted(entry)) {
                this.failed.bury(entry, this::settle, again);
                return;
            }
            MinioEvent event = current(entry.event());
            if (event == null) {
                this.recipient.settle(entry.event());
                return;
            }
            if (turns.stream().anyMatch(turn -> isSame(turn.event(), event))) {
                this.tally.count(ListenerCount.DUPLICATE);
                return;
            }
            if (passes(entry, event, again)) {
                turns.add(new Turn(entry, event));
            }
        }
        catch (RuntimeException ex) {
            again.put(entry, this.failed.before(entry, ex));
        }
        catch (Error ex) {
            again.put(entry, this.settings.retry().max());
            this.outlook.broken(ex);
        }
    }

    private boolean passes(Entry entry, MinioEvent event, Map<Entry, Duration> again) {
        MinioEventFilter filter = this.endpoint.filter();
        try {
            if (filter == null || filter.test(event)) {
                return true;
            }
        }
        catch (RuntimeException ex) {
            // It is the application's, as the handler is.
            entry.begin();
            this.failed.once(entry, event.withAttempt(entry.attempts()), ex, this::settle, again);
            return false;
        }
        this.tally.count(ListenerCount.FILTERED);
        settle(event);
        return false;
    }

    private static boolean isSame(MinioEvent one, MinioEvent other) {
        return other.kind() != StateKind.OTHER && one.stateId().slot().equals(other.stateId().slot())
                && one.stateId().isSameAs(other.stateId());
    }

    /** The event as it is to be told now; null if there is nothing to tell. */
    private @Nullable MinioEvent current(MinioEvent event) {
        return switch (this.ledger.judge(event.stateId())) {
            case HANDLED -> counted(ListenerCount.DUPLICATE);
            case PAST -> counted(ListenerCount.SUPERSEDED);
            case OLDER, TIED -> lookedUp(event);
            case NEW -> news(event);
        };
    }

    private @Nullable MinioEvent news(MinioEvent event) {
        if (event.origin() == Origin.RECONCILE) {
            return (event.kind() == StateKind.REMOVED) ? confirmed(event) : event;
        }
        if (!this.ledger.isBehind(event.stateId())) {
            return event;
        }
        // Who removes an object that is removed makes MinIO tell of the old marker again.
        return (event.kind() == StateKind.MARKER) ? counted(ListenerCount.DUPLICATE) : late(event);
    }

    // Told so late that what was handled since is not remembered: it may be long past. If
    // not, it may have become visible long after its time, and nobody else tells of it.
    private @Nullable MinioEvent late(MinioEvent event) {
        if (event.versionId() != null || event.kind() == StateKind.OTHER) {
            return event;
        }
        Optional<MinioEvent> now = this.glance.at(event.bucket(), event.key());
        boolean holds = (event.kind() == StateKind.REMOVED) ? now.isEmpty()
                : now.isPresent() && isThere(event.stateId(), now.get().stateId());
        return holds ? event : counted(ListenerCount.SUPERSEDED);
    }

    // What no listing shows has a time of whole seconds.
    private static boolean isThere(StateId told, StateId found) {
        return found.isSameAs(told) || (Objects.equals(found.etag(), told.etag())
                && found.modified().equals(told.modified().truncatedTo(ChronoUnit.SECONDS)));
    }

    private @Nullable MinioEvent confirmed(MinioEvent removal) {
        if (this.ledger.isRemoved(removal.stateId())) {
            return counted(ListenerCount.DUPLICATE);
        }
        return this.glance.isGone(removal.stateId()) ? removal : counted(ListenerCount.SUPERSEDED);
    }

    private @Nullable MinioEvent counted(ListenerCount what) {
        this.tally.count(what);
        return null;
    }

    // The time is stamped before a write waits for its turn: the older may have won.
    private @Nullable MinioEvent lookedUp(MinioEvent event) {
        Optional<MinioEvent> now = this.glance.at(event.bucket(), event.key());
        if (now.isEmpty()) {
            boolean news = event.kind() == StateKind.REMOVED && !this.ledger.isRemoved(event.stateId());
            return news ? event : counted(ListenerCount.SUPERSEDED);
        }
        if (this.ledger.isHandled(now.get().stateId())) {
            return counted(ListenerCount.SUPERSEDED);
        }
        // Of two of one millisecond this may be the later: what came then is told yet.
        if (now.get().stateId().isSameAs(event.stateId())
                || this.ledger.judge(event.stateId()) == Ledger.Judgement.TIED) {
            return event;
        }
        this.recipient.admit(now.get());
        return now.get();
    }

    private void outcome(List<Turn> turns, List<MinioEvent> events, @Nullable Throwable failure,
            Map<Entry, Duration> again) {
        if (failure == null) {
            events.forEach(this::done);
            return;
        }
        if (failure instanceof Error error) {
            turns.forEach(turn -> again.put(turn.entry(), this.settings.retry().max()));
            this.outlook.broken(error);
            return;
        }
        if (turns.size() > 1) {
            // One by one: what is good in it must not suffer from what is not.
            this.tally.count(ListenerCount.FAILED);
            turns.forEach(turn -> {
                turn.entry().failed(failure, Instant.now());
                again.put(turn.entry(), Duration.ZERO);
            });
            return;
        }
        if (failure instanceof SupersededException) {
            this.tally.count(ListenerCount.SUPERSEDED);
            settle(events.get(0));
            return;
        }
        this.failed.once(turns.get(0).entry(), events.get(0), failure, this::settle, again);
    }

    private void done(MinioEvent event) {
        this.tally.count(ListenerCount.HANDLED);
        this.tally.age(Duration.between(event.time(), Instant.now()));
        acknowledge(event);
    }

    /** It counts as handled, though no handler has done so. */
    private void settle(MinioEvent event) {
        this.recipient.settle(event);
        acknowledge(event);
    }

    private void acknowledge(MinioEvent event) {
        if (this.ledger.handled(event.stateId()) >= this.settings.flushCount()) {
            this.outlook.flushDue();
        }
    }

    /** What the handling tells those around it. */
    interface Outlook {

        /** The JVM, or the application's code as such, is broken. */
        void broken(Error error);

        /** So much is handled that it is to be written down. */
        void flushDue();

    }

    private record Turn(Entry entry, MinioEvent event) {
    }

}
