package io.github.miniospring.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.github.miniospring.MinioResponseException;
import io.github.miniospring.UnsupportedByServerException;
import io.github.miniospring.object.AppendedObject;
import io.github.miniospring.object.FanOutEntry;
import io.github.miniospring.object.FannedOutObject;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.object.SnowballObject;
import io.github.miniospring.object.UploadedSnowball;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.template.ObjectContent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithMinio
class ExtensionsPageTests {

    @Test
    @Tag("real-only")
    void readsAFileInAnArchive(MinioTemplate minio, String bucket) throws IOException {
        minio.putObject(bucket, "book.zip", archive());
        // tag::zip-member[]
        String page = minio.getObjectAsString(bucket, "book.zip", get -> get.zipMember("chapter 1/page 1.txt"));
        // end::zip-member[]
        assertThat(page).isEqualTo("Once upon a time");

        // tag::zip-list[]
        List<String> pages = minio.listObjects(bucket, listing -> listing.zipMembers("book.zip").recursive())
            .map(ObjectSummary::key)
            .toList();
        // end::zip-list[]
        assertThat(pages).containsExactly("book.zip/chapter 1/page 1.txt");
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("chapter 1/page 1.txt"));
            zip.write("Once upon a time".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    @Tag("real-only")
    void asksForWhatAFunctionMakesOfAnObject(MinioTemplate minio, String bucket) {
        minio.putObject(bucket, "cat.png", "cat");
        assertThatExceptionOfType(MinioResponseException.class).isThrownBy(() -> transformed(minio, bucket))
            .satisfies(refusal -> assertThat(refusal.code().value()).isEqualTo("LambdaARNNotFound"));
    }

    private static byte[] transformed(MinioTemplate minio, String bucket) {
        // tag::lambda[]
        byte[] small = minio.getObjectBytes(bucket, "cat.png",
                get -> get.lambda("arn:minio:s3-object-lambda::small:webhook"));
        // end::lambda[]
        return small;
    }

    @Test
    void saysWhatTheServerCannotDo(MinioTemplate minio, String bucket) {
        minio.putObject(bucket, "cat.png", "cat");
        minio.putObject(bucket, "log.txt", "line\n");

        assertThatExceptionOfType(UnsupportedByServerException.class)
            .isThrownBy(() -> ask(minio, bucket, OutputStream.nullOutputStream()));
        assertThatExceptionOfType(UnsupportedByServerException.class).isThrownBy(() -> append(minio, bucket));
    }

    private static void ask(MinioTemplate minio, String bucket, OutputStream out) throws IOException {
        // tag::prompt[]
        try (ObjectContent answer = minio.promptObject(bucket, "cat.png", "What colour is the cat?",
                prompt -> prompt.entry("temperature", 0.2))) {
            answer.inputStream().transferTo(out);
        }
        // end::prompt[]
    }

    private static AppendedObject append(MinioTemplate minio, String bucket) {
        // tag::append[]
        AppendedObject log = minio.appendObject(bucket, "log.txt", ObjectBody.of("one more line\n"));
        // end::append[]
        return log;
    }

    @Test
    @Tag("real-only")
    void storesManyObjects(MinioTemplate minio, String bucket, @TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("photo.png"), "photo");
        // tag::snowball[]
        UploadedSnowball stored = minio.uploadSnowballObjects(bucket,
                List.of(SnowballObject.of("logs/1.txt", "first"), SnowballObject.of("logs/photo.png", file)),
                snowball -> snowball.compression().prefix("2026").cacheControl("no-store"));
        // end::snowball[]
        assertThat(stored.objects()).isEqualTo(2);
        assertThat(minio.getObjectAsString(bucket, "2026/logs/photo.png")).isEqualTo("photo");
        assertThat(minio.statObject(bucket, "2026/logs/1.txt").contentType()).isEqualTo("text/plain");
    }

    @Test
    @Tag("real-only")
    void makesManyObjectsOfTheSameBytes(MinioTemplate minio, String bucket) {
        // tag::fan-out[]
        List<FannedOutObject> made = minio
            .putObjectFanOut(bucket, ObjectBody.of("Closed today"), List.of(FanOutEntry.of("monday.txt"),
                    FanOutEntry.of("tuesday.txt").withMetadata(Map.of("Content-Type", "text/plain", "color", "red"))));
        // end::fan-out[]
        assertThat(made).allMatch(FannedOutObject::stored);
        assertThat(minio.getObjectAsString(bucket, "tuesday.txt")).isEqualTo("Closed today");
        assertThat(minio.statObject(bucket, "tuesday.txt").userMetadata()).containsEntry("color", "red");
    }

}
