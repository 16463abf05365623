package io.github.miniospring.template;

import java.util.function.Consumer;

import io.github.miniospring.MinioResponseException;
import io.github.miniospring.UnsupportedByServerException;
import io.github.miniospring.notification.ListenBucketNotification;
import io.github.miniospring.notification.ListenNotification;
import io.github.miniospring.notification.NotificationRecord;
import io.github.miniospring.notification.ReactiveNotifications;
import io.github.miniospring.operation.Operation;
import reactor.core.publisher.Flux;

/**
 * What happens, told while it happens, reactive. Only MinIO has it: elsewhere it is an
 * {@link UnsupportedByServerException} or a
 * {@link io.github.miniospring.MinioRequestException}. Each subscription is a stream of
 * its own, which holds a connection until it is cancelled or fails; nothing is repeated
 * by itself.
 */
public interface ReactiveNotificationOperations extends ReactiveClientOperations {

    /**
     * Listens to objects of a bucket being stored, removed and accessed. See
     * {@link ListenBucketNotification}.
     */
    default Flux<NotificationRecord> listenBucketNotification(String bucket) {
        return listenBucketNotification(bucket, Options.none());
    }

    /**
     * Listens to what happens in a bucket. See {@link ListenBucketNotification} and
     * {@link ReactiveNotifications#records()}.
     */
    default Flux<NotificationRecord> listenBucketNotification(String bucket,
            Consumer<ListenBucketNotification> options) {
        return listen(Options.apply(ListenBucketNotification.of(bucket), options));
    }

    /**
     * Listens to objects of all buckets being stored, removed and accessed. See
     * {@link ListenNotification}.
     */
    default Flux<NotificationRecord> listenNotification() {
        return listenNotification(Options.none());
    }

    /** Listens to what happens in all buckets. See {@link ListenNotification}. */
    default Flux<NotificationRecord> listenNotification(Consumer<ListenNotification> options) {
        return listen(Options.apply(ListenNotification.of(), options));
    }

    private Flux<NotificationRecord> listen(Operation<ReactiveNotifications> operation) {
        return client().execute(operation, ReactiveNotifications::records)
            .onErrorMap(MinioResponseException.class,
                    refusal -> UnsupportedByServerException.of(refusal, "MinIO has it"));
    }

}
