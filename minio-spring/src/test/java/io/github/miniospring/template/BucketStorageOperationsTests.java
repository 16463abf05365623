package io.github.miniospring.template;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.bucket.ObjectLockConfig;
import io.github.miniospring.bucket.ObjectLockConfig.Unit;
import io.github.miniospring.bucket.SseConfig;
import io.github.miniospring.bucket.VersioningConfig;
import io.github.miniospring.bucket.VersioningConfig.Status;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.operation.Retention.Mode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@MinioContract
class BucketStorageOperationsTests {

    private final MinioTemplate template;

    BucketStorageOperationsTests(MinioClient client) {
        this.template = new MinioTemplate(client);
    }

    @Test
    void keepVersionsOnceToldTo(TestBucket bucket) {
        assertThat(this.template.getBucketVersioning(bucket.name()).status()).isEqualTo(Status.OFF);

        this.template.setBucketVersioning(bucket.name(), VersioningConfig.enabled());

        assertThat(this.template.getBucketVersioning(bucket.name()).status()).isEqualTo(Status.ENABLED);
        String first = this.template.putObject(bucket.name(), "key", "1").versionId();
        String second = this.template.putObject(bucket.name(), "key", "2").versionId();
        assertThat(first).isNotNull().isNotEqualTo(second);

        this.template.setBucketVersioning(bucket.name(), VersioningConfig.suspended());

        assertThat(this.template.getBucketVersioning(bucket.name()).status()).isEqualTo(Status.SUSPENDED);
        assertThat(this.template.getBucketVersioning(bucket.name()).mfaDelete()).isFalse();
    }

    @Test
    void keepNoVersionsOfWhatIsExcluded(TestBucket bucket) {
        this.template.setBucketVersioning(bucket.name(),
                VersioningConfig.enabled().withExcludedPrefixes("tmp/", "a & b/").withExcludeFolders(true));

        VersioningConfig config = this.template.getBucketVersioning(bucket.name());
        assertThat(config.excludedPrefixes()).containsExactly("tmp/", "a & b/");
        assertThat(config.excludeFolders()).isTrue();
        assertThat(this.template.putObject(bucket.name(), "tmp/key", "").versionId()).isNull();
        assertThat(this.template.putObject(bucket.name(), "key", "").versionId()).isNotNull();

        this.template.setBucketVersioning(bucket.name(), config.withExcludedPrefixes("b/"));

        assertThat(this.template.getBucketVersioning(bucket.name()).excludedPrefixes()).containsExactly("b/");
        assertThat(this.template.getBucketVersioning(bucket.name()).excludeFolders()).isTrue();
    }

    @Test
    void keepNewVersionsForAWhileInABucketWithLock() {
        inALockableBucket(name -> {
            ObjectLockConfig config = this.template.getObjectLockConfig(name).orElseThrow();
            assertThat(config.enabled()).isTrue();
            assertThat(config.mode()).isNull();

            this.template.setObjectLockConfig(name, config.withDefaultRetention(Mode.GOVERNANCE, 2, Unit.YEARS));

            ObjectLockConfig changed = this.template.getObjectLockConfig(name).orElseThrow();
            assertThat(changed.mode()).isEqualTo(Mode.GOVERNANCE);
            assertThat(changed.period()).isEqualTo(2);
            assertThat(changed.unit()).isEqualTo(Unit.YEARS);
            String version = this.template.putObject(name, "key", "").versionId();
            assertThat(this.template.getObjectRetention(name, "key")).isPresent();
            this.template.removeObject(name, "key", delete -> delete.versionId(version).bypassGovernance());

            this.template.deleteObjectLockConfig(name);

            assertThat(this.template.getObjectLockConfig(name).orElseThrow().mode()).isNull();
        });
    }

    @Test
    void suspendNoVersioningInABucketWithLock() {
        inALockableBucket(name -> {
            hasCode(() -> this.template.setBucketVersioning(name, VersioningConfig.suspended()), "InvalidBucketState");
            hasCode(() -> this.template.setBucketVersioning(name,
                    VersioningConfig.enabled().withExcludedPrefixes("tmp/")), "InvalidBucketState");
        });
    }

    @Test
    void findNoLockInABucketWithout(TestBucket bucket) {
        assertThat(this.template.getObjectLockConfig(bucket.name())).isEmpty();
        hasCode(() -> this.template.setObjectLockConfig(bucket.name(),
                ObjectLockConfig.of(Mode.COMPLIANCE, 1, Unit.DAYS)), "InvalidBucketState");
    }

    @Test
    void encryptWhatDoesNotSayItItself(TestBucket bucket) {
        assertThat(this.template.getBucketEncryption(bucket.name())).isEmpty();
        this.template.deleteBucketEncryption(bucket.name());

        this.template.setBucketEncryption(bucket.name(), SseConfig.sseS3());

        assertThat(this.template.getBucketEncryption(bucket.name()).orElseThrow().algorithm()).isEqualTo("AES256");
        this.template.putObject(bucket.name(), "key", "content");
        assertThat(this.template.statObject(bucket.name(), "key").headers())
            .satisfies(headers -> assertThat(headers.getFirst("x-amz-server-side-encryption")).isEqualTo("AES256"));
        assertThat(this.template.getObjectAsString(bucket.name(), "key")).isEqualTo("content");

        this.template.deleteBucketEncryption(bucket.name());
        assertThat(this.template.getBucketEncryption(bucket.name())).isEmpty();
    }

    @Test
    void encryptWithANamedKey(TestBucket bucket) {
        this.template.setBucketEncryption(bucket.name(), SseConfig.sseKms("test-key"));

        SseConfig config = this.template.getBucketEncryption(bucket.name()).orElseThrow();
        assertThat(config.algorithm()).isEqualTo("aws:kms");
        assertThat(config.kmsKeyId()).isEqualTo("test-key");
        this.template.setBucketEncryption(bucket.name(), config);
        assertThat(this.template.getBucketEncryption(bucket.name())).contains(config);
    }

    @Test
    void failWhereThereIsNoBucket() {
        String none = "test-" + UUID.randomUUID();

        Stream
            .<ThrowingCallable>of(() -> this.template.getBucketVersioning(none),
                    () -> this.template.setBucketEncryption(none, SseConfig.sseS3()),
                    () -> this.template.getBucketEncryption(none), () -> this.template.deleteBucketEncryption(none))
            .forEach(call -> assertThatExceptionOfType(NoSuchBucketException.class).isThrownBy(call));
    }

    // MinIO does not look whether it is there; other servers do.
    @Test
    void findNoLockInABucketThatIsNotThere() {
        String none = "test-" + UUID.randomUUID();

        assertThat(this.template.getObjectLockConfig(none)).isEmpty();
        hasCode(() -> this.template.deleteObjectLockConfig(none), "InvalidBucketState");
    }

    private void inALockableBucket(Consumer<String> calls) {
        String name = "test-" + UUID.randomUUID();
        this.template.makeBucket(name, create -> create.objectLock());
        try {
            calls.accept(name);
        }
        finally {
            this.template.removeBucket(name);
        }
    }

    private static void hasCode(ThrowingCallable call, String code) {
        assertThatExceptionOfType(MinioResponseException.class).isThrownBy(call)
            .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(new ErrorCode(code)));
    }

}
