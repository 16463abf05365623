package io.github.miniospring.docs;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;

import io.github.miniospring.ETag;
import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NotModifiedException;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.template.ObjectContent;
import io.github.miniospring.transfer.DownloadedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithMinio
class DownloadingPageTests {

    @Test
    void readsInEveryForm(MinioTemplate minio, String bucket) throws Exception {
        minio.putObject(bucket, "report.csv", "a\nb\nc\n");
        // tag::get-memory[]
        byte[] bytes = minio.getObjectBytes(bucket, "report.csv");
        String text = minio.getObjectAsString(bucket, "report.csv");
        // end::get-memory[]
        assertThat(text).isEqualTo("a\nb\nc\n").hasSize(bytes.length);

        // tag::get-reader[]
        long lines = minio.getObject(bucket, "report.csv",
                content -> new BufferedReader(new InputStreamReader(content.inputStream(), StandardCharsets.UTF_8))
                    .lines()
                    .count());
        // end::get-reader[]
        assertThat(lines).isEqualTo(3);

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // tag::open-object[]
        try (ObjectContent content = minio.openObject(bucket, "report.csv")) {
            content.inputStream().transferTo(out);
        }
        // end::open-object[]
        assertThat(out.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void readsAPart(MinioTemplate minio, String bucket) {
        minio.putObject(bucket, "video.mp4", "0123456789");
        // tag::get-range[]
        byte[] head = minio.getObjectBytes(bucket, "video.mp4", get -> get.range(0, 4));
        byte[] rest = minio.getObjectBytes(bucket, "video.mp4", get -> get.range(4, 0));
        byte[] tail = minio.getObjectBytes(bucket, "video.mp4", get -> get.suffixRange(2));
        // end::get-range[]
        assertThat(head).asString().isEqualTo("0123");
        assertThat(rest).asString().isEqualTo("456789");
        assertThat(tail).asString().isEqualTo("89");
        long whole = minio.getObject(bucket, "video.mp4", get -> get.range(0, 4), content -> content.stat().size());
        assertThat(whole).isEqualTo(10);
        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> minio.getObjectBytes(bucket, "video.mp4", get -> get.range(10, 4)))
            .satisfies(ex -> assertThat(ex.code()).isEqualTo(ErrorCode.INVALID_RANGE));
    }

    @Test
    void readsOnlyWhatHasChanged(MinioTemplate minio, String bucket) {
        ETag known = minio.putObject(bucket, "settings.json", "{}").etag();
        String settings = "known";
        // tag::get-if-changed[]
        try {
            settings = minio.getObjectAsString(bucket, "settings.json", get -> get.ifNoneMatch(known));
        }
        catch (NotModifiedException ex) {
            // what we have still holds
        }
        // end::get-if-changed[]
        assertThat(settings).isEqualTo("known");
    }

    @Test
    void writesAFileWholeOrNotAtAll(MinioTemplate minio, String bucket, @TempDir Path dir) {
        minio.putObject(bucket, "cats/tom.jpg", "Tom");
        // tag::download-object[]
        DownloadedObject photo = minio.downloadObject(bucket, "cats/tom.jpg", dir.resolve("tom.jpg"),
                download -> download.overwrite(false));
        // end::download-object[]
        assertThat(photo.file()).hasContent("Tom");
        assertThat(photo.verified()).isTrue();
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(
                () -> minio.downloadObject(bucket, "cats/tom.jpg", photo.file(), options -> options.overwrite(false)))
            .withCauseInstanceOf(FileAlreadyExistsException.class);
        assertThat(dir).isDirectoryNotContaining(file -> file.toString().endsWith(".minio"));
    }

    @Test
    void continuesWhatWasBrokenOff(MinioTemplate minio, String bucket, @TempDir Path dir) {
        minio.putObject(bucket, "backup.tar", new byte[200_000]);
        Path target = dir.resolve("backup.tar");
        // tag::resume-download[]
        minio.downloadObject(bucket, "backup.tar", target, download -> download.parallel(8).resume());
        // end::resume-download[]
        assertThat(target).hasSize(200_000);
        assertThat(dir).isDirectoryNotContaining(file -> file.toString().endsWith(".minio"));
    }

    @Test
    void asksWhatThereIs(MinioTemplate minio, String bucket) {
        minio.putObject(bucket, "cats/tom.jpg", "Tom");
        // tag::stat-object[]
        ObjectStat stat = minio.statObject(bucket, "cats/tom.jpg");
        Optional<ObjectStat> perhaps = minio.findObject(bucket, "cats/tim.jpg");
        boolean there = minio.objectExists(bucket, "cats/tom.jpg");
        // end::stat-object[]
        assertThat(stat.size()).isEqualTo(3);
        assertThat(perhaps).isEmpty();
        assertThat(there).isTrue();
    }

}
