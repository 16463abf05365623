package io.github.miniospring.template;

import java.util.function.Consumer;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.bucket.notification.GetBucketNotificationConfiguration;
import io.github.miniospring.bucket.notification.NotificationConfig;
import io.github.miniospring.bucket.notification.PutBucketNotificationConfiguration;
import io.github.miniospring.bucket.replication.DeleteBucketReplication;
import io.github.miniospring.bucket.replication.GetBucketReplication;
import io.github.miniospring.bucket.replication.PutBucketReplication;
import io.github.miniospring.bucket.replication.ReplicationConfig;
import reactor.core.publisher.Mono;

/** Where a bucket passes its objects and its events on, reactive. */
public interface ReactiveBucketForwardingOperations extends ReactiveClientOperations {

    /**
     * Reads where the objects of a bucket are copied to; empty where nothing is set. See
     * {@link GetBucketReplication}.
     */
    default Mono<ReplicationConfig> getBucketReplication(String bucket) {
        return getBucketReplication(bucket, Options.none());
    }

    /**
     * Reads where the objects of a bucket are copied to; empty where nothing is set. See
     * {@link GetBucketReplication}.
     */
    default Mono<ReplicationConfig> getBucketReplication(String bucket, Consumer<GetBucketReplication> options) {
        return execute(Options.apply(GetBucketReplication.of(bucket), options))
            .onErrorComplete(Absence.of(ErrorCode.REPLICATION_CONFIGURATION_NOT_FOUND));
    }

    /**
     * Says where the objects of a bucket are copied to. See {@link PutBucketReplication}.
     */
    default Mono<Void> setBucketReplication(String bucket, ReplicationConfig config) {
        return setBucketReplication(bucket, config, Options.none());
    }

    /**
     * Says where the objects of a bucket are copied to. See {@link PutBucketReplication}.
     */
    default Mono<Void> setBucketReplication(String bucket, ReplicationConfig config,
            Consumer<PutBucketReplication> options) {
        return execute(Options.apply(PutBucketReplication.of(bucket, config), options));
    }

    /**
     * Copies nothing any more, whether or not something was set. See
     * {@link DeleteBucketReplication}.
     */
    default Mono<Void> deleteBucketReplication(String bucket) {
        return deleteBucketReplication(bucket, Options.none());
    }

    /**
     * Copies nothing any more, whether or not something was set. See
     * {@link DeleteBucketReplication}.
     */
    default Mono<Void> deleteBucketReplication(String bucket, Consumer<DeleteBucketReplication> options) {
        return execute(Options.apply(DeleteBucketReplication.of(bucket), options)).onErrorComplete(
                Absence.of(ErrorCode.REPLICATION_CONFIGURATION_NOT_FOUND, ErrorCode.REMOTE_TARGET_NOT_FOUND));
    }

    /**
     * Reads whom a bucket tells of its events; nobody where nothing is set. See
     * {@link GetBucketNotificationConfiguration}.
     */
    default Mono<NotificationConfig> getBucketNotification(String bucket) {
        return getBucketNotification(bucket, Options.none());
    }

    /**
     * Reads whom a bucket tells of its events; nobody where nothing is set. See
     * {@link GetBucketNotificationConfiguration}.
     */
    default Mono<NotificationConfig> getBucketNotification(String bucket,
            Consumer<GetBucketNotificationConfiguration> options) {
        return execute(Options.apply(GetBucketNotificationConfiguration.of(bucket), options));
    }

    /**
     * Says whom a bucket tells of its events. See
     * {@link PutBucketNotificationConfiguration}.
     */
    default Mono<Void> setBucketNotification(String bucket, NotificationConfig config) {
        return setBucketNotification(bucket, config, Options.none());
    }

    /**
     * Says whom a bucket tells of its events. See
     * {@link PutBucketNotificationConfiguration}.
     */
    default Mono<Void> setBucketNotification(String bucket, NotificationConfig config,
            Consumer<PutBucketNotificationConfiguration> options) {
        return execute(Options.apply(PutBucketNotificationConfiguration.of(bucket, config), options));
    }

    /** Tells nobody any more. See {@link PutBucketNotificationConfiguration}. */
    default Mono<Void> deleteBucketNotification(String bucket) {
        return deleteBucketNotification(bucket, Options.none());
    }

    /** Tells nobody any more. See {@link PutBucketNotificationConfiguration}. */
    default Mono<Void> deleteBucketNotification(String bucket, Consumer<PutBucketNotificationConfiguration> options) {
        return execute(Options.apply(PutBucketNotificationConfiguration.none(bucket), options));
    }

}
