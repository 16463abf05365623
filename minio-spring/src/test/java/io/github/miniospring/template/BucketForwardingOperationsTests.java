package io.github.miniospring.template;

import java.util.UUID;
import java.util.stream.Stream;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.bucket.VersioningConfig;
import io.github.miniospring.bucket.notification.FunctionConfig;
import io.github.miniospring.bucket.notification.NotificationConfig;
import io.github.miniospring.bucket.notification.QueueConfig;
import io.github.miniospring.bucket.notification.TopicConfig;
import io.github.miniospring.bucket.replication.ReplicationConfig;
import io.github.miniospring.bucket.replication.ReplicationDestination;
import io.github.miniospring.bucket.replication.ReplicationRule;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@MinioContract
class BucketForwardingOperationsTests {

    private final ReplicationConfig replication = ReplicationConfig.of(ReplicationRule.of("all", 1,
            ReplicationDestination.of("arn:minio:replication::" + UUID.randomUUID() + ":copy")));

    private String name;

    private MinioTemplate template;

    @BeforeEach
    void useABucket(TestBucket bucket) {
        this.name = bucket.name();
        this.template = bucket.template();
    }

    @Test
    void tellNobodyOfEventsUntilToldTo() {
        assertThat(this.template.getBucketNotification(this.name).queues()).isEmpty();

        this.template.setBucketNotification(this.name, NotificationConfig.none());
        this.template.deleteBucketNotification(this.name);

        assertThat(this.template.getBucketNotification(this.name).queues()).isEmpty();
    }

    @Test
    void failToTellOfEventsThoseWhoAreNotThere() {
        hasCode(() -> this.template.setBucketNotification(this.name,
                NotificationConfig.none()
                    .withQueues(QueueConfig.of("arn:minio:sqs::none:webhook", "s3:ObjectCreated:*"))),
                "InvalidArgument");
        hasCode(() -> this.template.setBucketNotification(this.name,
                NotificationConfig.none()
                    .withTopics(TopicConfig.of("arn:aws:sns:us-east-1:1:t", "s3:ObjectCreated:*"))),
                "UnsupportedNotification");
        hasCode(() -> this.template.setBucketNotification(this.name,
                NotificationConfig.none()
                    .withFunctions(FunctionConfig.of("arn:aws:lambda:us-east-1:1:f", "s3:ObjectCreated:*"))),
                "UnsupportedNotification");
    }

    @Test
    void copyNothingUntilToldTo() {
        assertThat(this.template.getBucketReplication(this.name)).isEmpty();

        this.template.deleteBucketReplication(this.name);

        assertThat(this.template.getBucketReplication(this.name)).isEmpty();
    }

    @Test
    void failToCopyWhatHasNoVersions() {
        hasCode(() -> this.template.setBucketReplication(this.name, this.replication), "InvalidRequest");
    }

    @Test
    void failToCopyToWhereTheServerKnowsNoWay() {
        this.template.setBucketVersioning(this.name, VersioningConfig.enabled());

        hasCode(() -> this.template.setBucketReplication(this.name, this.replication),
                "XMinioAdminRemoteTargetNotFoundError");
    }

    @Test
    void failWhereThereIsNoBucket() {
        String none = "test-" + UUID.randomUUID();

        Stream
            .<ThrowingCallable>of(() -> this.template.getBucketNotification(none),
                    () -> this.template.deleteBucketNotification(none), () -> this.template.getBucketReplication(none),
                    () -> this.template.setBucketReplication(none, this.replication),
                    () -> this.template.deleteBucketReplication(none))
            .forEach(call -> assertThatExceptionOfType(NoSuchBucketException.class).isThrownBy(call));
    }

    private static void hasCode(ThrowingCallable call, String code) {
        assertThatExceptionOfType(MinioResponseException.class).isThrownBy(call)
            .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(new ErrorCode(code)));
    }

}
