package io.github.miniospring.transfer;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.object.ObjectToDelete;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.operation.CopySource;
import io.github.miniospring.operation.Retention;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A bucket with lock keeps versions, too. */
@MinioContract
class VersionedCopyTests {

    private final String bucket = "test-" + UUID.randomUUID();

    private final List<ObjectToDelete> versions = new ArrayList<>();

    private final MinioTemplate template;

    VersionedCopyTests(MinioClient client) {
        this.template = new MinioTemplate(client);
    }

    @BeforeEach
    void makeBucket() {
        this.template.makeBucket(this.bucket, create -> create.objectLock());
    }

    @AfterEach
    void removeBucket() {
        this.template.removeObjects(this.bucket, this.versions, removal -> removal.bypassGovernance());
        this.template.removeBucket(this.bucket);
    }

    @Test
    void copiesAnOldVersion() {
        String first = put("first");
        put("second");

        ObjectWriteResult copy = remember(
                this.template.copyObject(this.bucket, "copy", CopySource.of(this.bucket, "key").versionId(first)));

        assertThat(this.template.getObjectAsString(this.bucket, "copy")).isEqualTo("first");
        assertThat(copy.versionId()).isNotNull().isNotEqualTo(first);
        assertThat(copy.headers().getFirst("x-amz-copy-source-version-id")).isEqualTo(first);
    }

    @Test
    void bringsAnOldVersionBack() {
        String first = put("first");
        put("second");

        remember(this.template.copyObject(this.bucket, "key", CopySource.of(this.bucket, "key").versionId(first)));

        assertThat(this.template.getObjectAsString(this.bucket, "key")).isEqualTo("first");
    }

    @Test
    void locksTheCopyOnly() {
        Instant until = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        Retention retention = new Retention(Retention.Mode.GOVERNANCE, until);
        put("content");

        remember(this.template.copyObject(this.bucket, "copy", CopySource.of(this.bucket, "key"),
                copy -> copy.retention(retention)));

        assertThat(this.template.statObject(this.bucket, "copy").retention()).isEqualTo(retention);
        assertThat(this.template.statObject(this.bucket, "key").retention()).isNull();
    }

    @Test
    void leavesTheLockOfTheSourceBehind() {
        Retention retention = new Retention(Retention.Mode.GOVERNANCE, Instant.now().plus(Duration.ofDays(1)));
        remember(this.template.putObject(this.bucket, "key", "content", upload -> upload.retention(retention)));

        remember(this.template.copyObject(this.bucket, "copy", CopySource.of(this.bucket, "key")));

        assertThat(this.template.statObject(this.bucket, "copy").retention()).isNull();
    }

    @Test
    void movesOneVersion() {
        String first = put("first");
        put("second");

        remember(this.template.moveObject(this.bucket, "old", CopySource.of(this.bucket, "key").versionId(first)));

        assertThat(this.template.getObjectAsString(this.bucket, "old")).isEqualTo("first");
        assertThat(this.template.getObjectAsString(this.bucket, "key")).isEqualTo("second");
        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> this.template.statObject(this.bucket, "key", head -> head.versionId(first)))
            .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NO_SUCH_VERSION));
    }

    private String put(String content) {
        String version = remember(this.template.putObject(this.bucket, "key", content)).versionId();
        assertThat(version).isNotNull();
        return version;
    }

    private ObjectWriteResult remember(ObjectWriteResult written) {
        this.versions.add(new ObjectToDelete(written.key(), written.versionId()));
        return written;
    }

}
