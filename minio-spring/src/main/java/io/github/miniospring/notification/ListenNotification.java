package io.github.miniospring.notification;

/**
 * Listens to what happens in all buckets, and to buckets themselves, from now on. A MinIO
 * extension that takes the right {@code s3:ListenNotification}; rights on single buckets
 * do not count.
 *
 * @see ListenBucketNotification
 */
public final class ListenNotification extends ListenSpec<ListenNotification> {

    private ListenNotification() {
        super(null);
    }

    public static ListenNotification of() {
        return new ListenNotification();
    }

}
