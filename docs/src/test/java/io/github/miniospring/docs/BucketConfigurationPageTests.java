package io.github.miniospring.docs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.miniospring.bucket.CorsConfig;
import io.github.miniospring.bucket.CorsRule;
import io.github.miniospring.bucket.ObjectLockConfig;
import io.github.miniospring.bucket.ObjectLockConfig.Unit;
import io.github.miniospring.bucket.SseConfig;
import io.github.miniospring.bucket.Status;
import io.github.miniospring.bucket.VersioningConfig;
import io.github.miniospring.bucket.lifecycle.Expiration;
import io.github.miniospring.bucket.lifecycle.LifecycleConfig;
import io.github.miniospring.bucket.lifecycle.LifecycleFilter;
import io.github.miniospring.bucket.lifecycle.LifecycleRule;
import io.github.miniospring.bucket.lifecycle.NoncurrentVersionExpiration;
import io.github.miniospring.bucket.notification.NotificationConfig;
import io.github.miniospring.bucket.notification.QueueConfig;
import io.github.miniospring.bucket.policy.BucketPolicy;
import io.github.miniospring.bucket.policy.PolicyStatement;
import io.github.miniospring.bucket.replication.ReplicationConfig;
import io.github.miniospring.bucket.replication.ReplicationDestination;
import io.github.miniospring.bucket.replication.ReplicationRule;
import io.github.miniospring.operation.Retention;
import io.github.miniospring.operation.Tags;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@WithMinio
class BucketConfigurationPageTests {

    @Test
    void saysWhoMayDoWhat(MinioTemplate minio, String bucket) {
        // tag::config-policy-ready[]
        minio.setBucketPolicy(bucket, BucketPolicy.readOnly(bucket, "public/"));
        // end::config-policy-ready[]
        assertThat(minio.getBucketPolicy(bucket)).isPresent();
        // tag::config-policy[]
        PolicyStatement reading = PolicyStatement.allow("s3:GetObject")
            .withResources("arn:aws:s3:::" + bucket + "/*")
            .withCondition("IpAddress", "aws:SourceIp", "10.0.0.0/8");
        minio.setBucketPolicy(bucket, BucketPolicy.of(reading));
        // end::config-policy[]
        assertThat(minio.getBucketPolicy(bucket).orElseThrow().statements()).hasSize(1);
    }

    @Test
    void keepsVersions(MinioTemplate minio, String bucket) {
        // tag::config-versioning[]
        minio.setBucketVersioning(bucket, VersioningConfig.enabled().withExcludedPrefixes("tmp/"));
        // end::config-versioning[]
        assertThat(minio.getBucketVersioning(bucket).excludedPrefixes()).containsExactly("tmp/");
    }

    @Test
    void locksAndEncrypts(MinioTemplate minio) {
        String archive = "docs-" + UUID.randomUUID();
        minio.makeBucket(archive, create -> create.objectLock());
        // tag::config-lock[]
        minio.setObjectLockConfig(archive, ObjectLockConfig.of(Retention.Mode.GOVERNANCE, 30, Unit.DAYS));
        minio.setBucketEncryption(archive, SseConfig.sseS3());
        // end::config-lock[]
        assertThat(minio.getObjectLockConfig(archive).orElseThrow().period()).isEqualTo(30);
        assertThat(minio.getBucketEncryption(archive)).isPresent();
        minio.removeBucket(archive);
    }

    @Test
    void changesOneRuleOfMany(MinioTemplate minio, String bucket) {
        // tag::config-lifecycle[]
        minio.setBucketLifecycle(bucket,
                LifecycleConfig.of(
                        LifecycleRule.of("logs")
                            .withFilter(LifecycleFilter.prefix("logs/").withTag("keep", "no"))
                            .withExpiration(Expiration.days(30)),
                        LifecycleRule.of("versions")
                            .withNoncurrentVersionExpiration(
                                    NoncurrentVersionExpiration.days(7).withNewerNoncurrentVersions(3))));
        // end::config-lifecycle[]
        // tag::config-change[]
        LifecycleConfig rules = minio.getBucketLifecycle(bucket).orElseThrow();
        LifecycleRule logs = rules.rule("logs").withStatus(Status.DISABLED);
        minio.setBucketLifecycle(bucket, rules.withRule(logs));
        // end::config-change[]
        assertThat(minio.getBucketLifecycle(bucket).orElseThrow().rules()).extracting(LifecycleRule::status)
            .containsExactly(Status.DISABLED, Status.ENABLED);
    }

    @Test
    void passesObjectsAndEventsOn() {
        // tag::config-forwarding[]
        String arn = "arn:minio:replication::8d2f:photos-copy";
        ReplicationConfig copies = ReplicationConfig.of(ReplicationRule.of("all", 1, ReplicationDestination.of(arn))
            .withDeleteMarkerReplication(Status.ENABLED));
        NotificationConfig events = NotificationConfig.none()
            .withQueues(QueueConfig.of("arn:minio:sqs::a:webhook", "s3:ObjectCreated:*").withSuffix(".jpg"));
        // end::config-forwarding[]
        assertThat(copies.rules()).hasSize(1);
        assertThat(events.queues()).hasSize(1);
    }

    @Test
    void tagsABucket(MinioTemplate minio, String bucket) {
        // tag::config-tags[]
        minio.setBucketTags(bucket, Tags.forBucket(Map.of("team", "pictures")));
        Tags tags = minio.getBucketTags(bucket);
        // end::config-tags[]
        assertThat(tags.asMap()).containsExactly(Map.entry("team", "pictures"));
        // tag::config-cors[]
        CorsConfig cors = CorsConfig.of(CorsRule.of(List.of("https://www.example.com"), List.of("GET", "PUT"))
            .withAllowedHeaders("*")
            .withMaxAge(Duration.ofHours(1)));
        // end::config-cors[]
        assertThat(cors.rules()).hasSize(1);
    }

}
