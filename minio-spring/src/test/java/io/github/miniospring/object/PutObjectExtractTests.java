package io.github.miniospring.object;

import java.time.Instant;
import java.util.Map;

import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.operation.Retention;
import io.github.miniospring.operation.SseS3;
import io.github.miniospring.operation.Tags;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PutObjectExtractTests {

    private final PutObjectExtract extract = PutObjectExtract.of("photos", "snowball.tar", ObjectBody.of("tar"));

    @Test
    void asksForUnpacking() {
        assertThat(RequestText.of(this.extract)).isEqualTo("""
                PUT /photos/snowball.tar
                content-type: application/octet-stream
                x-amz-meta-snowball-auto-extract: true

                tar
                """);
    }

    @Test
    void sendsAllItsOptions() {
        this.extract.prefix("a/b")
            .ignoreDirectories()
            .ignoreErrors()
            .encryption(new SseS3())
            .retention(new Retention(Retention.Mode.GOVERNANCE, Instant.parse("2100-01-01T00:00:00Z")))
            .legalHold(true)
            .storageClass("STANDARD")
            .tags(Tags.forObject(Map.of("a", "1")));

        assertThat(RequestText.of(this.extract)).isEqualTo("""
                PUT /photos/snowball.tar
                content-type: application/octet-stream
                x-amz-meta-minio-snowball-ignore-dirs: true
                x-amz-meta-minio-snowball-ignore-errors: true
                x-amz-meta-minio-snowball-prefix: a/b
                x-amz-meta-snowball-auto-extract: true
                x-amz-object-lock-legal-hold: ON
                x-amz-object-lock-mode: GOVERNANCE
                x-amz-object-lock-retain-until-date: 2100-01-01T00:00:00Z
                x-amz-server-side-encryption: AES256
                x-amz-storage-class: STANDARD
                x-amz-tagging: a=1

                tar
                """);
    }

    @Test
    void refusesAPrefixThatWouldBeAnotherOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> this.extract.prefix("a//b"))
            .withMessage("Prefix 'a//b' would be stored as another one: write it without //, . and .. between slashes");
    }

}
