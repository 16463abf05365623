package io.github.miniospring.docs;

import org.springframework.util.unit.DataSize;
import io.github.miniospring.template.UploadOutputStream;
import io.github.miniospring.operation.ObjectBody;
import java.util.zip.ZipOutputStream;
import java.util.zip.ZipEntry;
import java.nio.charset.StandardCharsets;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.PreconditionFailedException;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.operation.Tags;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithMinio
class UploadingPageTests {

    @Test
    void storesWhatIsAtHand(MinioTemplate minio, String bucket, @TempDir Path dir) throws Exception {
        Path file = Files.write(dir.resolve("data"), new byte[200_000]);
        // tag::put-object[]
        minio.putObject(bucket, "notes/today.txt", "Milk, bread");
        minio.putObject(bucket, "raw/three.bin", new byte[] { 1, 2, 3 });
        minio.putObject(bucket, "logo.svg", new ClassPathResource("logo.svg"));
        minio.uploadObject(bucket, "backup.tar", file);
        // end::put-object[]
        // tag::put-stream[]
        try (InputStream stream = Files.newInputStream(file)) {
            minio.putObject(bucket, "copy.tar", stream, Files.size(file));
        }
        // end::put-stream[]
        assertThat(minio.getObjectAsString(bucket, "notes/today.txt")).isEqualTo("Milk, bread");
        assertThat(minio.statObject(bucket, "raw/three.bin").size()).isEqualTo(3);
        assertThat(minio.getObjectAsString(bucket, "logo.svg")).startsWith("<svg");
        assertThat(minio.statObject(bucket, "backup.tar").size()).isEqualTo(200_000);
        assertThat(minio.statObject(bucket, "copy.tar").size()).isEqualTo(200_000);
    }

    @Test
    void keepsWhatIsSaidAboutTheObject(MinioTemplate minio, String bucket, @TempDir Path dir) throws Exception {
        Path file = Files.write(dir.resolve("tom.jpg"), new byte[10]);
        // tag::put-options[]
        ObjectWriteResult stored = minio.putObject(bucket, "cats/tom.jpg", file,
                upload -> upload.contentType("image/jpeg")
                    .cacheControl("max-age=3600")
                    .userMetadata("photographer", "Zoë")
                    .tags(Tags.forObject(Map.of("animal", "cat")))
                    .timeout(Duration.ofMinutes(2)));
        // end::put-options[]
        ObjectStat stat = minio.statObject(bucket, "cats/tom.jpg");
        assertThat(stat.etag()).isEqualTo(stored.etag());
        assertThat(stat.contentType()).isEqualTo("image/jpeg");
        assertThat(stat.headers().getFirst("Cache-Control")).isEqualTo("max-age=3600");
        assertThat(stat.userMetadata()).containsEntry("photographer", "Zoë");
        assertThat(stat.tagCount()).isEqualTo(1);
    }

    @Test
    void takesTheMediaTypeFromTheKey(MinioTemplate minio, String bucket) {
        byte[] photo = new byte[3];
        // tag::put-detected[]
        minio.putObject(bucket, "cats/tom.png", photo, upload -> upload.detectContentType());
        // end::put-detected[]
        assertThat(minio.statObject(bucket, "cats/tom.png").contentType()).isEqualTo("image/png");
    }

    @Test
    void storesOnlyWhereNothingIs(MinioTemplate minio, String bucket) {
        minio.putObject(bucket, "leader", "other");
        boolean leading = true;
        // tag::put-if-absent[]
        try {
            minio.putObject(bucket, "leader", "node-1", upload -> upload.ifAbsent());
        }
        catch (PreconditionFailedException ex) {
            leading = false; // somebody else was first
        }
        // end::put-if-absent[]
        assertThat(leading).isFalse();
    }

    @Test
    void replacesOnlyWhatItHasSeen(MinioTemplate minio, String bucket) {
        minio.putObject(bucket, "counter", "1");
        // tag::put-if-match[]
        ObjectStat seen = minio.statObject(bucket, "counter");
        minio.putObject(bucket, "counter", "2", upload -> upload.ifMatch(seen.etag()));
        // end::put-if-match[]
        assertThatExceptionOfType(PreconditionFailedException.class)
            .isThrownBy(() -> minio.putObject(bucket, "counter", "3", upload -> upload.ifMatch(seen.etag())));
    }

    @Test
    void sendsAnotherChecksumAndTellsHowFarItIs(MinioTemplate minio, String bucket, @TempDir Path dir)
            throws Exception {
        Path file = Files.write(dir.resolve("data"), new byte[300_000]);
        AtomicLong seen = new AtomicLong();
        // tag::put-checksum[]
        minio.uploadObject(bucket, "backup.tar", file,
                upload -> upload.checksum(ChecksumAlgorithm.SHA256).progress((sent, total) -> seen.set(sent)));
        // end::put-checksum[]
        assertThat(seen).hasValue(300_000);
        assertThat(minio.statObject(bucket, "backup.tar").headers().containsHeader("x-amz-checksum-sha256")).isTrue();
    }

    @Test
    void storesNothingOfABodyThatIsTooShort(MinioTemplate minio, String bucket) {
        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> minio.putObject(bucket, "short", InputStream.nullInputStream(), 10))
            .withMessageContaining("nothing was stored");
        assertThat(minio.objectExists(bucket, "short")).isFalse();
    }

    @Test
    void storesWhatIsWritten(MinioTemplate minio, String bucket) throws Exception {
        // tag::put-writer[]
        minio.putObject(bucket, "report.csv",
                ObjectBody.writer(out -> out.write("a;b\n".getBytes(StandardCharsets.UTF_8))));
        // end::put-writer[]
        byte[] log = new byte[100];
        // tag::output-stream[]
        try (UploadOutputStream out = minio.objectOutputStream(bucket, "log.zip")) {
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.putNextEntry(new ZipEntry("today.log"));
            zip.write(log);
            zip.finish(); // close() would give up the object
            out.commit();
        }
        // end::output-stream[]
        assertThat(minio.getObjectAsString(bucket, "report.csv")).isEqualTo("a;b\n");
        assertThat(minio.statObject(bucket, "log.zip").size()).isPositive();
    }

    @Test
    void storesLargeFilesInParts(MinioTemplate minio, String bucket, @TempDir Path dir) throws Exception {
        Path file = Files.write(dir.resolve("disk.img"), new byte[6_000_000]);
        // tag::put-parts[]
        minio.uploadObject(bucket, "disk.img", file,
                upload -> upload.partSize(DataSize.ofMegabytes(16)).concurrency(4).ifAbsent());
        // end::put-parts[]
        // tag::resume[]
        minio.uploadObject(bucket, "disk.img", file, upload -> upload.resume());
        // end::resume[]
        // tag::resume-token[]
        minio.uploadObject(bucket, "disk.img", file, upload -> upload.resumeToken(token -> save(token.toString())));
        // end::resume-token[]
        String saved = this.token;
        // tag::resume-by-token[]
        minio.uploadObject(bucket, "disk.img", file, upload -> upload.resume(saved));
        // end::resume-by-token[]
        assertThat(minio.statObject(bucket, "disk.img").size()).isEqualTo(6_000_000);
    }

    private String token = "";

    private void save(String token) {
        this.token = token;
    }

}
