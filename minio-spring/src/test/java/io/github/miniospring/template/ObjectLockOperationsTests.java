package io.github.miniospring.template;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.operation.Retention;
import io.github.miniospring.operation.Tags;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@MinioContract
class ObjectLockOperationsTests {

    private final String bucket = "test-" + UUID.randomUUID();

    private final MinioTemplate template;

    private String version;

    ObjectLockOperationsTests(MinioClient client) {
        this.template = new MinioTemplate(client);
    }

    @BeforeEach
    void storeAnObject() {
        this.template.makeBucket(this.bucket, create -> create.objectLock());
        this.version = this.template.putObject(this.bucket, "key", "content").versionId();
    }

    @AfterEach
    void removeAll() {
        this.template.removeObject(this.bucket, "key", delete -> delete.versionId(this.version).bypassGovernance());
        this.template.removeBucket(this.bucket);
    }

    @Test
    void holdAnObjectUntilTheHoldIsLifted() {
        assertThat(this.template.isObjectLegalHoldEnabled(this.bucket, "key")).isFalse();

        this.template.enableObjectLegalHold(this.bucket, "key");
        assertThat(this.template.isObjectLegalHoldEnabled(this.bucket, "key")).isTrue();
        assertThat(this.template.statObject(this.bucket, "key").legalHold()).isTrue();
        isKept(() -> this.template.removeObject(this.bucket, "key", delete -> delete.versionId(this.version)));

        this.template.disableObjectLegalHold(this.bucket, "key");
        assertThat(this.template.isObjectLegalHoldEnabled(this.bucket, "key")).isFalse();
    }

    @Test
    void meanTheVersionThatIsNamed() {
        String second = this.template.putObject(this.bucket, "key", "second").versionId();

        this.template.enableObjectLegalHold(this.bucket, "key", hold -> hold.versionId(this.version));

        assertThat(this.template.isObjectLegalHoldEnabled(this.bucket, "key")).isFalse();
        assertThat(this.template.isObjectLegalHoldEnabled(this.bucket, "key", get -> get.versionId(this.version)))
            .isTrue();
        this.template.disableObjectLegalHold(this.bucket, "key", hold -> hold.versionId(this.version));
        this.template.setObjectTags(this.bucket, "key", Tags.forObject(java.util.Map.of("a", "b")),
                put -> put.versionId(this.version));
        assertThat(this.template.getObjectTags(this.bucket, "key")).isEqualTo(Tags.none());
        assertThat(this.template.getObjectTags(this.bucket, "key", get -> get.versionId(this.version)).asMap())
            .containsEntry("a", "b");
        this.template.removeObject(this.bucket, "key", delete -> delete.versionId(second));
    }

    @Test
    void keepAnObjectUntilAMoment() {
        assertThat(this.template.getObjectRetention(this.bucket, "key")).isEmpty();
        Retention day = new Retention(Retention.Mode.GOVERNANCE, inDays(1));

        this.template.setObjectRetention(this.bucket, "key", day);

        assertThat(this.template.getObjectRetention(this.bucket, "key")).contains(day);
        isKept(() -> this.template.removeObject(this.bucket, "key", delete -> delete.versionId(this.version)));
    }

    @Test
    void shortenAndLiftARetentionOnlyByBypassing() {
        this.template.setObjectRetention(this.bucket, "key", new Retention(Retention.Mode.GOVERNANCE, inDays(2)));
        Retention shorter = new Retention(Retention.Mode.GOVERNANCE, inDays(1));
        isKept(() -> this.template.setObjectRetention(this.bucket, "key", shorter));
        isKept(() -> this.template.removeObjectRetention(this.bucket, "key"));

        this.template.setObjectRetention(this.bucket, "key", shorter, put -> put.bypassGovernance());
        assertThat(this.template.getObjectRetention(this.bucket, "key")).contains(shorter);

        this.template.removeObjectRetention(this.bucket, "key", put -> put.bypassGovernance());
        assertThat(this.template.getObjectRetention(this.bucket, "key")).isEmpty();
        this.template.removeObject(this.bucket, "key", delete -> delete.versionId(this.version));
    }

    @Test
    void refuseAMomentThatIsOver() {
        assertThatExceptionOfType(MinioResponseException.class).isThrownBy(() -> this.template
            .setObjectRetention(this.bucket, "key", new Retention(Retention.Mode.GOVERNANCE, inDays(-1))));
    }

    @Test
    void failWhenThereIsNoObject() {
        Stream
            .<ThrowingCallable>of(() -> this.template.getObjectRetention(this.bucket, "none"),
                    () -> this.template.isObjectLegalHoldEnabled(this.bucket, "none"),
                    () -> this.template.enableObjectLegalHold(this.bucket, "none"))
            .forEach(call -> assertThatExceptionOfType(NoSuchKeyException.class).isThrownBy(call));
    }

    // Not false: the question makes no sense there.
    @Test
    void failInABucketWithoutLock(TestBucket plain) {
        plain.put("key");

        Stream
            .<ThrowingCallable>of(() -> this.template.getObjectRetention(plain.name(), "key"),
                    () -> this.template.isObjectLegalHoldEnabled(plain.name(), "key"),
                    () -> this.template.enableObjectLegalHold(plain.name(), "key"))
            .forEach(call -> assertThatExceptionOfType(MinioResponseException.class).isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(new ErrorCode("InvalidRequest"))));
    }

    private static void isKept(ThrowingCallable removal) {
        assertThatExceptionOfType(MinioResponseException.class).isThrownBy(removal)
            .satisfies(refusal -> assertThat(refusal.status()).isIn(400, 403));
    }

    private static Instant inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.MILLIS);
    }

}
