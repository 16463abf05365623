package io.github.miniospring.template;

import java.util.Optional;
import java.util.function.Consumer;

import io.github.miniospring.bucket.notification.GetBucketNotificationConfiguration;
import io.github.miniospring.bucket.notification.NotificationConfig;
import io.github.miniospring.bucket.notification.PutBucketNotificationConfiguration;
import io.github.miniospring.bucket.replication.DeleteBucketReplication;
import io.github.miniospring.bucket.replication.GetBucketReplication;
import io.github.miniospring.bucket.replication.PutBucketReplication;
import io.github.miniospring.bucket.replication.ReplicationConfig;

/** Where a bucket passes its objects and its events on. */
public interface BucketForwardingOperations extends ClientOperations {

    /**
     * Reads where the objects of a bucket are copied to; empty where nothing is set. See
     * {@link GetBucketReplication}.
     */
    default Optional<ReplicationConfig> getBucketReplication(String bucket) {
        return Blocking.awaitOptional(reactive().getBucketReplication(bucket));
    }

    /**
     * Reads where the objects of a bucket are copied to; empty where nothing is set. See
     * {@link GetBucketReplication}.
     */
    default Optional<ReplicationConfig> getBucketReplication(String bucket, Consumer<GetBucketReplication> options) {
        return Blocking.awaitOptional(reactive().getBucketReplication(bucket, options));
    }

    /**
     * Says where the objects of a bucket are copied to. See {@link PutBucketReplication}.
     */
    default void setBucketReplication(String bucket, ReplicationConfig config) {
        Blocking.awaitEnd(reactive().setBucketReplication(bucket, config));
    }

    /**
     * Says where the objects of a bucket are copied to. See {@link PutBucketReplication}.
     */
    default void setBucketReplication(String bucket, ReplicationConfig config, Consumer<PutBucketReplication> options) {
        Blocking.awaitEnd(reactive().setBucketReplication(bucket, config, options));
    }

    /**
     * Copies nothing any more, whether or not something was set. See
     * {@link DeleteBucketReplication}.
     */
    default void deleteBucketReplication(String bucket) {
        Blocking.awaitEnd(reactive().deleteBucketReplication(bucket));
    }

    /**
     * Copies nothing any more, whether or not something was set. See
     * {@link DeleteBucketReplication}.
     */
    default void deleteBucketReplication(String bucket, Consumer<DeleteBucketReplication> options) {
        Blocking.awaitEnd(reactive().deleteBucketReplication(bucket, options));
    }

    /**
     * Reads whom a bucket tells of its events; nobody where nothing is set. See
     * {@link GetBucketNotificationConfiguration}.
     */
    default NotificationConfig getBucketNotification(String bucket) {
        return Blocking.await(reactive().getBucketNotification(bucket));
    }

    /**
     * Reads whom a bucket tells of its events; nobody where nothing is set. See
     * {@link GetBucketNotificationConfiguration}.
     */
    default NotificationConfig getBucketNotification(String bucket,
            Consumer<GetBucketNotificationConfiguration> options) {
        return Blocking.await(reactive().getBucketNotification(bucket, options));
    }

    /**
     * Says whom a bucket tells of its events. See
     * {@link PutBucketNotificationConfiguration}.
     */
    default void setBucketNotification(String bucket, NotificationConfig config) {
        Blocking.awaitEnd(reactive().setBucketNotification(bucket, config));
    }

    /**
     * Says whom a bucket tells of its events. See
     * {@link PutBucketNotificationConfiguration}.
     */
    default void setBucketNotification(String bucket, NotificationConfig config,
            Consumer<PutBucketNotificationConfiguration> options) {
        Blocking.awaitEnd(reactive().setBucketNotification(bucket, config, options));
    }

    /** Tells nobody any more. See {@link PutBucketNotificationConfiguration}. */
    default void deleteBucketNotification(String bucket) {
        Blocking.awaitEnd(reactive().deleteBucketNotification(bucket));
    }

    /** Tells nobody any more. See {@link PutBucketNotificationConfiguration}. */
    default void deleteBucketNotification(String bucket, Consumer<PutBucketNotificationConfiguration> options) {
        Blocking.awaitEnd(reactive().deleteBucketNotification(bucket, options));
    }

}
