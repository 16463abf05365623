package io.github.miniospring.template;

import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.miniospring.UnsupportedByServerException;
import io.github.miniospring.notification.ListenBucketNotification;
import io.github.miniospring.notification.ListenNotification;
import io.github.miniospring.notification.NotificationRecord;

/**
 * What happens, told while it happens. Only MinIO has it: elsewhere it is an
 * {@link UnsupportedByServerException} or a
 * {@link io.github.miniospring.MinioRequestException}. Each call returns once the server
 * listens. Reading its stream waits for the next event, without end, and throws when the
 * stream fails; close it, also from another thread, to end it.
 */
public interface NotificationOperations extends ClientOperations {

    /**
     * Listens to objects of a bucket being stored, removed and accessed. See
     * {@link ListenBucketNotification}.
     */
    default Stream<NotificationRecord> listenBucketNotification(String bucket) {
        return listenBucketNotification(bucket, Options.none());
    }

    /** Listens to what happens in a bucket. See {@link ListenBucketNotification}. */
    default Stream<NotificationRecord> listenBucketNotification(String bucket,
            Consumer<ListenBucketNotification> options) {
        return Blocking.listen(listening -> reactive().listenBucketNotification(bucket,
                options.andThen(listen -> listen.onListening(listening))));
    }

    /**
     * Listens to objects of all buckets being stored, removed and accessed. See
     * {@link ListenNotification}.
     */
    default Stream<NotificationRecord> listenNotification() {
        return listenNotification(Options.none());
    }

    /** Listens to what happens in all buckets. See {@link ListenNotification}. */
    default Stream<NotificationRecord> listenNotification(Consumer<ListenNotification> options) {
        return Blocking.listen(
                listening -> reactive().listenNotification(options.andThen(listen -> listen.onListening(listening))));
    }

}
