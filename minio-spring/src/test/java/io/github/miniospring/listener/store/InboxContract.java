package io.github.miniospring.listener.store;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.Origin;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.notification.EventName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What every inbox does. */
public abstract class InboxContract {

    protected static final String LISTENER = "invoices";

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

    /** An inbox as another application has it. */
    protected abstract Inbox inbox();

    @Test
    void tellsWhatIsNotHandledTheOldestFirst() {
        List<MinioEvent> events = IntStream.range(0, 1_200).mapToObj(i -> event("key-" + (i * 7919) % 1_200)).toList();
        inbox().put(LISTENER, events.subList(0, 700));
        inbox().put(LISTENER, events.subList(700, 1_200));

        assertThat(pending()).isEqualTo(events);
        assertThat(pending("others")).isEmpty();
    }

    @Test
    void takesEachStateOnce() {
        MinioEvent first = event("a");
        MinioEvent again = event("a");
        MinioEvent other = event("b");

        assertThat(inbox().put(LISTENER, List.of(first, again))).containsExactly(first);
        assertThat(inbox().put(LISTENER, List.of(again, other))).containsExactly(other);
        assertThat(inbox().put("others", List.of(first))).containsExactly(first);

        assertThat(pending()).containsExactly(first, other);
    }

    @Test
    void takesChangesThatLeaveTheStateAsItIsByTheirRequests() {
        MinioEvent first = tagged("r1");
        MinioEvent second = tagged("r2");

        assertThat(inbox().put(LISTENER, List.of(first, second, tagged("r1")))).containsExactly(first, second);
    }

    @Test
    void keepsAllOfAnEvent() {
        StateId state = new StateId("inbox", "a \u0001\n'\u00e9\ud83d\ude00" + "x".repeat(1_000), "v1",
                StateKind.CREATED, NOON, "e1-2");
        MinioEvent full = new MinioEvent(EventName.OBJECT_CREATED_PUT, NOON.plusNanos(1), state, 1L << 42,
                "text/plain; charset=utf-8", Map.of("colour", "gr\u00fcn", "empty", ""), "17A", "user", "10.0.0.1",
                "r1", Origin.STREAM, 1, 7L);
        MinioEvent bare = new MinioEvent(EventName.OBJECT_REMOVED, NOON,
                new StateId("inbox", "b", null, StateKind.REMOVED, NOON, null), 0, null, Map.of(), null, null, null,
                null, Origin.RECONCILE, 1, null);
        inbox().put(LISTENER, List.of(full, bare));

        assertThat(pending()).containsExactly(full, bare);
    }

    @Test
    void handlesEachOnce() throws Exception {
        MinioEvent event = event("a");
        AtomicInteger calls = new AtomicInteger();
        inbox().put(LISTENER, List.of(event));

        assertThat(inbox().handle(LISTENER, event, counting(calls))).isTrue();
        assertThat(inbox().handle(LISTENER, event, counting(calls))).isFalse();

        assertThat(calls).hasValue(1);
        assertThat(pending()).isEmpty();
        assertThat(inbox().put(LISTENER, List.of(event))).isEmpty();
    }

    @Test
    void keepsWhatCouldNotBeHandled() throws Exception {
        MinioEvent event = event("a");
        inbox().put(LISTENER, List.of(event));

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> inbox().handle(LISTENER, event, () -> {
            throw new IOException("no disk");
        })).withMessage("no disk");
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> inbox().handle(LISTENER, event, () -> {
            throw new IllegalStateException("not now");
        })).withMessage("not now");

        assertThat(pending()).containsExactly(event);
        assertThat(inbox().handle(LISTENER, event, () -> null)).isTrue();
    }

    @Test
    void tellsNoDeadOnes() throws Exception {
        MinioEvent event = event("a");
        AtomicInteger calls = new AtomicInteger();
        inbox().put(LISTENER, List.of(event));

        inbox().dead(LISTENER, event);

        assertThat(pending()).isEmpty();
        assertThat(inbox().handle(LISTENER, event, counting(calls))).isFalse();
        assertThat(inbox().put(LISTENER, List.of(event))).isEmpty();
        assertThat(calls).hasValue(0);
    }

    @Test
    void takesWhatTwoPutAtOnce() throws Exception {
        List<MinioEvent> events = IntStream.range(0, 200).mapToObj(i -> event("key-" + i)).toList();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> counts = IntStream.range(0, 4).mapToObj(i -> threads.submit(() -> {
                start.await();
                int put = 0;
                for (int from = 0; from < 200; from += 20) {
                    put += inbox().put(LISTENER, events.subList(from, from + 20)).size();
                }
                return put;
            })).toList();
            start.countDown();

            int sum = 0;
            for (Future<Integer> count : counts) {
                sum += count.get(60, TimeUnit.SECONDS);
            }

            assertThat(sum).isEqualTo(200);
            assertThat(pending()).containsExactlyInAnyOrderElementsOf(events);
        }
        finally {
            threads.shutdownNow();
        }
    }

    protected static MinioEvent event(String key) {
        StateId state = new StateId("inbox", key, null, StateKind.CREATED, NOON, "e1");
        return new MinioEvent(EventName.OBJECT_CREATED_PUT, NOON, state, 3, null, Map.of(), null, null, null, null,
                Origin.STREAM, 1, null);
    }

    private static MinioEvent tagged(String requestId) {
        StateId state = new StateId("inbox", "a", null, StateKind.OTHER, NOON, "e1");
        return new MinioEvent(EventName.OBJECT_CREATED_PUT_TAGGING, NOON, state, 3, null, Map.of(), null, null, null,
                requestId, Origin.STREAM, 1, null);
    }

    protected final List<MinioEvent> pending() {
        return pending(LISTENER);
    }

    private List<MinioEvent> pending(String listener) {
        List<MinioEvent> pending = new ArrayList<>();
        inbox().pending(listener, pending::add);
        return pending;
    }

    private static Callable<@Nullable Void> counting(AtomicInteger calls) {
        return () -> {
            calls.incrementAndGet();
            return null;
        };
    }

}
