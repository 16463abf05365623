package io.github.miniospring.boot.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.miniospring.listener.DeliveryLevel;
import io.github.miniospring.listener.GapReason;
import io.github.miniospring.listener.InstanceMode;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.ListenerStatus;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.notification.EventName;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * A listener, and how it is doing, as the endpoint shows it.
 *
 * @param buckets what it listens to; empty for all
 * @param lag how long the oldest event has waited that is not handled yet
 * @param lastByteAge how long ago the stream had its last byte
 * @see ListenerStatus
 */
public record ListenerDescriptor(String id, List<String> buckets, String prefix, String suffix, List<String> events,
        DeliveryLevel level, InstanceMode mode, boolean durable, int concurrency, boolean running, ListenerState state,
        Instant since, @Nullable String problem, boolean misconfigured, int pending, @Nullable Duration lag,
        @Nullable Duration lastByteAge, @Nullable Instant lastEvent, @Nullable Instant lastReconcile,
        @Nullable Duration reconcileDuration, @Nullable Instant watermark, long heldRemovals, Map<GapReason, Long> gaps,
        Map<String, Long> counters) implements OperationResponseBody {

    static ListenerDescriptor of(MinioListenerContainer container) {
        MinioListenerEndpoint endpoint = container.endpoint();
        ListenerStatus status = container.status();
        return new ListenerDescriptor(container.id(), endpoint.buckets(), endpoint.prefix(), endpoint.suffix(),
                endpoint.events().stream().map(EventName::toString).toList(), status.level(), status.mode(),
                status.durable(), endpoint.concurrency(), container.isRunning(), status.state(), status.since(),
                status.problem(), status.misconfigured(), status.pending(), status.oldestPending(), status.lastByte(),
                status.lastEvent(), status.lastReconcile(), status.reconcileDuration(), status.watermark(),
                status.heldRemovals(), new TreeMap<>(status.gaps()), new TreeMap<>(status.counters()));
    }

}
