package io.github.miniospring.notification;

/**
 * Listens to what happens in a bucket, from now on. A MinIO extension: other servers have
 * no such action.
 *
 * <p>
 * The raw stream: it ends when its connection does, and what happened meanwhile is never
 * told. A server that cannot get rid of its events drops them and says nothing.
 *
 * @see <a href=
 * "https://min.io/docs/minio/linux/administration/monitoring/bucket-notifications.html">MinIO:
 * bucket notifications</a>
 */
public final class ListenBucketNotification extends ListenSpec<ListenBucketNotification> {

    private ListenBucketNotification(String bucket) {
        super(bucket);
    }

    public static ListenBucketNotification of(String bucket) {
        return new ListenBucketNotification(bucket);
    }

}
