package io.github.miniospring.template;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.object.DeleteError;
import io.github.miniospring.object.DeleteObject.DeletedObject;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.object.ObjectToDelete;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.Retention;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.transfer.Upload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import io.github.miniospring.transfer.DownloadedObject;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A bucket whose objects can be locked keeps their versions, too. */
@MinioContract
class VersionedObjectTests {

    private final String bucket = "test-" + UUID.randomUUID();

    private final List<ObjectToDelete> versions = new ArrayList<>();

    private final MinioTemplate template;

    VersionedObjectTests(MinioClient client) {
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
    void keepsEveryVersion() {
        String first = put("first");
        String second = put("second");

        assertThat(this.template.getObjectAsString(this.bucket, "key")).isEqualTo("second");
        assertThat(this.template.getObjectAsString(this.bucket, "key", get -> get.versionId(first))).isEqualTo("first");
        assertThat(this.template.statObject(this.bucket, "key").versionId()).isEqualTo(second);
        assertThat(this.template.statObject(this.bucket, "key", head -> head.versionId(first)).size()).isEqualTo(5);
    }

    @Test
    void downloadsRangesOfAVersion(@TempDir Path directory) {
        String content = "0123456789".repeat(20_000);
        String first = put(content);
        put("second");
        Path target = directory.resolve("target");

        DownloadedObject downloaded = this.template.downloadObject(this.bucket, "key", target,
                download -> download.versionId(first).parallel(3).rangeSize(DataSize.ofKilobytes(64)));

        assertThat(target).hasContent(content);
        assertThat(downloaded.verified()).isTrue();
    }

    @Test
    void hidesAnObjectBehindADeleteMarker() {
        String version = put("content");

        DeletedObject deleted = remember(this.template.removeObject(this.bucket, "key"));

        assertThat(deleted.deleteMarker()).isTrue();
        assertThat(deleted.versionId()).isNotNull();
        assertThat(this.template.objectExists(this.bucket, "key")).isFalse();
        assertThatExceptionOfType(NoSuchKeyException.class)
            .isThrownBy(() -> this.template.getObjectAsString(this.bucket, "key"));
        assertThat(this.template.getObjectAsString(this.bucket, "key", get -> get.versionId(version)))
            .isEqualTo("content");
    }

    @Test
    void showsAnObjectAgainWhenItsDeleteMarkerIsRemoved() {
        put("content");
        String marker = remember(this.template.removeObject(this.bucket, "key")).versionId();
        assertThat(marker).isNotNull();

        assertThat(this.template.removeObject(this.bucket, "key", delete -> delete.versionId(marker)))
            .isEqualTo(new DeletedObject(true, marker));

        assertThat(this.template.getObjectAsString(this.bucket, "key")).isEqualTo("content");
    }

    @Test
    void removesOneVersion() {
        String first = put("first");
        String second = put("second");

        this.template.removeObject(this.bucket, "key", delete -> delete.versionId(second));

        assertThat(this.template.statObject(this.bucket, "key").versionId()).isEqualTo(first);
    }

    @Test
    void failsToReadAVersionThatIsNotThere() {
        put("content");

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> this.template.getObjectAsString(this.bucket, "key",
                    get -> get.versionId(UUID.randomUUID().toString())))
            .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NO_SUCH_VERSION));
    }

    @Test
    void keepsARetainedVersion() {
        Instant until = Instant.now().plus(Duration.ofHours(1));
        String version = put("content", upload -> upload.retention(new Retention(Retention.Mode.GOVERNANCE, until)));

        assertThat(this.template.statObject(this.bucket, "key").retention())
            .isEqualTo(new Retention(Retention.Mode.GOVERNANCE, until.truncatedTo(ChronoUnit.MILLIS)));
        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> this.template.removeObject(this.bucket, "key", delete -> delete.versionId(version)));

        this.template.removeObject(this.bucket, "key", delete -> delete.versionId(version).bypassGovernance());
        assertThat(this.template.objectExists(this.bucket, "key")).isFalse();
    }

    @Test
    void tellsWhichVersionsWereNotRemoved() {
        Instant until = Instant.now().plus(Duration.ofHours(1));
        String locked = put("locked", upload -> upload.retention(new Retention(Retention.Mode.GOVERNANCE, until)));
        String free = put("free");

        List<DeleteError> errors = this.template.removeObjects(this.bucket,
                List.of(ObjectToDelete.of("key", locked), ObjectToDelete.of("key", free)));

        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.key()).isEqualTo("key");
            assertThat(error.versionId()).isEqualTo(locked);
            assertThat(error.code().value()).isNotEmpty();
            assertThat(error.message()).isNotEmpty();
        });
        assertThat(this.template.statObject(this.bucket, "key").versionId()).isEqualTo(locked);
    }

    @Test
    void tellsWhichVersionsOfOddKeysWereNotRemoved() {
        Instant until = Instant.now().plus(Duration.ofHours(1));
        String key = "control \u0001";
        String locked = this.template
            .putObject(this.bucket, key, "locked",
                    upload -> upload.retention(new Retention(Retention.Mode.GOVERNANCE, until)))
            .versionId();
        assertThat(locked).isNotNull();
        this.versions.add(ObjectToDelete.of(key, locked));

        List<DeleteError> errors = this.template.removeObjects(this.bucket,
                Stream.of(ObjectToDelete.of(key, locked), ObjectToDelete.of("b", UUID.randomUUID().toString())));

        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.key()).isEqualTo(key);
            assertThat(error.versionId()).isEqualTo(locked);
        });
    }

    @Test
    void takesAVersionThatIsGoneForRemoved() {
        assertThat(this.template.removeObjects(this.bucket,
                List.of(ObjectToDelete.of("key", UUID.randomUUID().toString()))))
            .isEmpty();
    }

    @Test
    void keepsAVersionUnderLegalHold() {
        String version = put("content", upload -> upload.legalHold(true));

        assertThat(this.template.statObject(this.bucket, "key").legalHold()).isTrue();
        assertThatExceptionOfType(MinioResponseException.class).isThrownBy(() -> this.template.removeObject(this.bucket,
                "key", delete -> delete.versionId(version).bypassGovernance()));

        this.template.execute(new LiftLegalHold(this.bucket, "key"));
        assertThat(this.template.statObject(this.bucket, "key").legalHold()).isFalse();
    }

    @Test
    void sendsNoLegalHoldThatIsNone() {
        put("content", upload -> upload.legalHold(false));

        assertThat(this.template.statObject(this.bucket, "key").legalHold()).isFalse();
    }

    private String put(String content) {
        return put(content, upload -> {
        });
    }

    private String put(String content, Consumer<Upload> options) {
        String version = this.template.putObject(this.bucket, "key", content, options).versionId();
        assertThat(version).isNotNull();
        this.versions.add(ObjectToDelete.of("key", version));
        return version;
    }

    private DeletedObject remember(DeletedObject deleted) {
        if (deleted.versionId() != null) {
            this.versions.add(ObjectToDelete.of("key", deleted.versionId()));
        }
        return deleted;
    }

    /** An action that the library does not know, as an application would write it. */
    private static final class LiftLegalHold extends OperationSpec<LiftLegalHold, Void> {

        private LiftLegalHold(String bucket, String key) {
            super(HttpMethod.PUT, bucket, key);
            query("legal-hold", "");
            payload(PayloadOptions::withMd5);
        }

        @Override
        protected ObjectBody body() {
            return ObjectBody.of("<LegalHold><Status>OFF</Status></LegalHold>");
        }

        @Override
        public Mono<Void> decode(S3Response response) {
            return Mono.empty();
        }

    }

}
