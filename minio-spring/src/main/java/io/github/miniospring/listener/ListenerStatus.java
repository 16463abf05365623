package io.github.miniospring.listener;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How a listener is doing, at one moment.
 *
 * @param id its id
 * @param state what it is doing
 * @param since since when
 * @param problem what is wrong, in one line; null if nothing is
 * @param misconfigured whether what is wrong is for somebody to mend: a bucket that is
 * not there, a permission that is missing
 * @param level how much is done for an event not to be lost
 * @param mode which of several instances handle an event
 * @param durable whether what was handled is known after a restart
 * @param lastByte how long ago the stream had its last byte; null if it never had
 * @param lastEvent when the newest event happened that came; null if none
 * @param pending how many events wait, or are being handled
 * @param oldestPending how long ago the oldest of these came; null if there is none
 * @param lastReconcile when the last listing came to its end; null if none
 * @param reconcileDuration how long it took; null if none
 * @param watermark what is not newer is handled; null if not known
 * @param heldRemovals how many removals wait for somebody to confirm them, because there
 * are too many to be believed
 * @param gaps how often something may have been missed, by reason
 * @param counters counts since the start, by the names of their meters
 */
public record ListenerStatus(String id, ListenerState state, Instant since, @Nullable String problem,
        boolean misconfigured, DeliveryLevel level, InstanceMode mode, boolean durable, @Nullable Duration lastByte,
        @Nullable Instant lastEvent, int pending, @Nullable Duration oldestPending, @Nullable Instant lastReconcile,
        @Nullable Duration reconcileDuration, @Nullable Instant watermark, long heldRemovals, Map<GapReason, Long> gaps,
        Map<String, Long> counters) {

    public ListenerStatus {
        gaps = Map.copyOf(gaps);
        counters = Map.copyOf(counters);
    }

}
