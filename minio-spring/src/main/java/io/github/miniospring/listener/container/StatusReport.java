package io.github.miniospring.listener.container;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.ListenerStatus;
import org.jspecify.annotations.Nullable;

/** Tells how a listener is doing, from what its posts know. */
final class StatusReport {

    private final Plan plan;

    private ListenerState state = ListenerState.STOPPED;

    private Instant since = Instant.now();

    private boolean everSubscribed;

    StatusReport(Plan plan) {
        this.plan = plan;
    }

    synchronized void moved(ListenerState state) {
        if (state == ListenerState.STARTING) {
            this.everSubscribed = false;
        }
        if (this.state != state) {
            this.state = state;
            this.since = Instant.now();
        }
    }

    ListenerStatus of(List<Post> posts, List<Shift> shifts, boolean running, boolean paused,
            @Nullable Throwable failure) {
        ListenerState now = (failure != null) ? ListenerState.FAILED
                : !running ? ListenerState.STOPPED : paused ? ListenerState.PAUSED : state(posts, shifts);
        Instant since;
        synchronized (this) {
            moved(now);
            since = this.since;
        }
        Surroundings around = this.plan.around();
        String problem = (failure != null) ? Failed.describe(failure) : running ? problem(posts, shifts) : null;
        boolean misconfigured = running && (shifts.stream().anyMatch(Shift::isMisconfigured) || posts.stream()
            .map(Post::problem)
            .filter(Objects::nonNull)
            .anyMatch(each -> each.kind() == FeedProblem.Kind.MISCONFIGURED));
        return new ListenerStatus(this.plan.id(), now, since, problem, misconfigured, around.endpoint().level(),
                this.plan.mode(), this.plan.durable(), ago(smallest(shifts, StatusReport::silence)),
                latest(shifts, Shift::lastEvent), shifts.stream().mapToInt(shift -> shift.lanes().pending()).sum(),
                waited(shifts), latest(shifts, shift -> of(shift, Looking::lastReconcile)),
                latest(shifts, shift -> of(shift, Looking::duration)),
                earliest(shifts, shift -> shift.ledger().watermark()),
                shifts.stream().mapToLong(StatusReport::held).sum(), around.tally().gaps(), around.tally().counters());
    }

    private ListenerState state(List<Post> posts, List<Shift> shifts) {
        if (shifts.isEmpty()) {
            return posts.stream().anyMatch(Post::isHeld) ? connecting() : ListenerState.STANDBY;
        }
        List<FeedProblem> problems = shifts.stream()
            .flatMap(shift -> shift.feeds().stream())
            .map(Feed::problem)
            .filter(Objects::nonNull)
            .toList();
        if (problems.stream().anyMatch(problem -> problem.kind() == FeedProblem.Kind.UNSUPPORTED)) {
            return ListenerState.POLLING;
        }
        if (problems.stream().anyMatch(problem -> problem.kind() == FeedProblem.Kind.UNFLUSHED)) {
            return ListenerState.UNFLUSHED;
        }
        if (!shifts.stream().flatMap(shift -> shift.feeds().stream()).allMatch(Feed::isSubscribed)) {
            return connecting();
        }
        synchronized (this) {
            this.everSubscribed = true;
        }
        return shifts.stream().anyMatch(Shift::isCatchingUp) ? ListenerState.CATCHING_UP : ListenerState.LIVE;
    }

    private synchronized ListenerState connecting() {
        return this.everSubscribed ? ListenerState.RECONNECTING : ListenerState.STARTING;
    }

    private static @Nullable String problem(List<Post> posts, List<Shift> shifts) {
        for (Shift shift : shifts) {
            if (shift.problem() != null) {
                return shift.problem();
            }
        }
        for (Post post : posts) {
            FeedProblem problem = post.problem();
            if (problem != null && post.isHeld()) {
                return problem.message();
            }
            if (post.leaseProblem() != null) {
                return post.leaseProblem();
            }
        }
        return null;
    }

    private static @Nullable Long silence(Shift shift) {
        return smallestOf(shift.feeds(), Feed::silence);
    }

    private static @Nullable Long smallest(List<Shift> shifts, Function<Shift, @Nullable Long> value) {
        return smallestOf(shifts, value);
    }

    private static <T> @Nullable Long smallestOf(List<T> all, Function<T, @Nullable Long> value) {
        return all.stream().map(value).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
    }

    private static @Nullable Duration ago(@Nullable Long nanos) {
        return (nanos != null) ? Duration.ofNanos(nanos) : null;
    }

    private static @Nullable Duration waited(List<Shift> shifts) {
        Long oldest = smallestOf(shifts, shift -> shift.lanes().oldest());
        return (oldest != null) ? Duration.ofNanos(System.nanoTime() - oldest) : null;
    }

    private static long held(Shift shift) {
        Looking looking = shift.looking();
        return (looking != null) ? looking.heldRemovals() : 0;
    }

    private static <T> @Nullable T of(Shift shift, Function<Looking, @Nullable T> value) {
        Looking looking = shift.looking();
        return (looking != null) ? value.apply(looking) : null;
    }

    private static <T extends Comparable<T>> @Nullable T latest(List<Shift> shifts,
            Function<Shift, @Nullable T> value) {
        return shifts.stream().map(value).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
    }

    private static <T extends Comparable<T>> @Nullable T earliest(List<Shift> shifts,
            Function<Shift, @Nullable T> value) {
        return shifts.stream().map(value).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
    }

}
