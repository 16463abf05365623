package io.github.miniospring.docs;

import java.time.Instant;
import java.util.List;

import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.operation.CopySource;
import io.github.miniospring.operation.Directive;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithMinio
class CopyingPageTests {

    private final MinioTemplate minio;

    CopyingPageTests(MinioTemplate minio) {
        this.minio = minio;
    }

    @BeforeEach
    void makeBucket() {
        this.minio.makeBucket("photos");
    }

    @AfterEach
    void removeBucket() {
        this.minio.removeBucket("photos", bucket -> bucket.force());
    }

    @Test
    void copiesAndMoves() {
        this.minio.putObject("photos", "cats/tom.jpg", "tom");
        // tag::copy[]
        minio.copyObject("photos", "cats/copy.jpg", CopySource.of("photos", "cats/tom.jpg"));
        minio.moveObject("photos", "cats/thomas.jpg", CopySource.of("photos", "cats/tom.jpg"));
        // end::copy[]
        assertThat(this.minio.getObjectAsString("photos", "cats/copy.jpg")).isEqualTo("tom");
        assertThat(this.minio.getObjectAsString("photos", "cats/thomas.jpg")).isEqualTo("tom");
        assertThat(this.minio.objectExists("photos", "cats/tom.jpg")).isFalse();
    }

    @Test
    void copiesAPartAndOtherMetadata() {
        Instant noon = Instant.now().plusSeconds(3600);
        this.minio.putObject("photos", "log.txt", "0123456789 and more");
        // tag::copy-part[]
        CopySource source = CopySource.of("photos", "log.txt").range(0, 10).ifUnmodifiedSince(noon);
        minio.copyObject("photos", "beginning.txt", source, copy -> copy.storageClass("STANDARD"));
        // end::copy-part[]
        assertThat(this.minio.getObjectAsString("photos", "beginning.txt")).isEqualTo("0123456789");

        // tag::copy-replace[]
        minio.copyObject("photos", "log.txt", CopySource.of("photos", "log.txt"),
                copy -> copy.metadataDirective(Directive.REPLACE)
                    .contentType("text/plain")
                    .userMetadata("owner", "me"));
        // end::copy-replace[]
        assertThat(this.minio.statObject("photos", "log.txt").contentType()).isEqualTo("text/plain");
        assertThat(this.minio.statObject("photos", "log.txt").userMetadata()).containsEntry("owner", "me");
    }

    @Test
    void composes() {
        byte[] january = new byte[5 * 1024 * 1024];
        this.minio.putObject("photos", "january.log", january);
        assertThatExceptionOfType(NoSuchKeyException.class).isThrownBy(this::compose);
        this.minio.putObject("photos", "february.log", "short");

        compose();

        assertThat(this.minio.statObject("photos", "year.log").size()).isEqualTo(january.length + 5);
    }

    private void compose() {
        // tag::compose[]
        minio.composeObject("photos", "year.log",
                List.of(CopySource.of("photos", "january.log"), CopySource.of("photos", "february.log")),
                compose -> compose.contentType("text/plain").ifAbsent());
        // end::compose[]
    }

}
