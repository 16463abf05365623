package io.github.miniospring.listener.container;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.notification.EventName;
import io.github.miniospring.notification.ListenBucketNotification;
import io.github.miniospring.notification.ListenNotification;
import io.github.miniospring.notification.NotificationRecord;
import io.github.miniospring.notification.ReactiveNotifications;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Which stream.
 *
 * @param bucket null for all
 * @param prefix what keys begin with
 * @param suffix what keys end with
 * @param events what is told
 * @param ping how often the server shows that it is alive
 */
record StreamSpec(@Nullable String bucket, String prefix, String suffix, List<EventName> events, Duration ping) {

    /** The watching is done elsewhere. */
    private static final Duration NEVER = Duration.ofDays(365);

    /** What waits is bounded elsewhere, too. */
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    String name() {
        return (this.bucket != null) ? "bucket " + this.bucket : "all buckets";
    }

    Flux<NotificationRecord> open(MinioClient client, IntConsumer onBytes, Consumer<String> onUnreadable) {
        EventName[] names = this.events.toArray(EventName[]::new);
        if (this.bucket == null) {
            return client.execute(ListenNotification.of()
                .events(names)
                .prefix(this.prefix)
                .suffix(this.suffix)
                .ping(this.ping)
                .maxSilence(NEVER)
                .buffer(NO_LIMIT)
                .onBytes(onBytes)
                .onUnreadable(onUnreadable), ReactiveNotifications::records);
        }
        return client.execute(ListenBucketNotification.of(this.bucket)
            .events(names)
            .prefix(this.prefix)
            .suffix(this.suffix)
            .ping(this.ping)
            .maxSilence(NEVER)
            .buffer(NO_LIMIT)
            .onBytes(onBytes)
            .onUnreadable(onUnreadable), ReactiveNotifications::records);
    }

}
