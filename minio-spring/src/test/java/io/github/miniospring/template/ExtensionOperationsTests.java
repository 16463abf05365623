package io.github.miniospring.template;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.UnsupportedByServerException;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.RealMinioOnly;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.operation.ObjectBody;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@MinioContract
class ExtensionOperationsTests {

    @Test
    void readsAFileInAZipArchive(TestBucket bucket) throws IOException {
        MinioTemplate template = withArchive(bucket);

        assertThat(template.getObjectAsString(bucket.name(), "a/trip.zip", get -> get.zipMember("day 1/\u00fc.txt")))
            .isEqualTo("first");
        assertThat(template.getObjectBytes(bucket.name(), "a/trip.zip", get -> get.zipMember("empty"))).isEmpty();
        assertThat(template.statObject(bucket.name(), "a/trip.zip", stat -> stat.zipMember("day 2.txt")).size())
            .isEqualTo(6);
    }

    @Test
    void listsTheFilesInAZipArchive(TestBucket bucket) throws IOException {
        MinioTemplate template = withArchive(bucket);

        List<String> keys = template
            .listObjects(bucket.name(),
                    listing -> listing.prefix("a/trip.zip/").recursive().header("x-minio-extract", "true"))
            .map(ObjectSummary::key)
            .toList();

        assertThat(keys).containsExactly("a/trip.zip/day 1/\u00fc.txt", "a/trip.zip/day 2.txt", "a/trip.zip/empty");
    }

    @Test
    void findsNoFileThatIsNotInTheArchive(TestBucket bucket) throws IOException {
        MinioTemplate template = withArchive(bucket);

        assertThatExceptionOfType(NoSuchKeyException.class)
            .isThrownBy(() -> template.getObjectBytes(bucket.name(), "a/trip.zip", get -> get.zipMember("day 3.txt")));
    }

    @Test
    @RealMinioOnly("the other one runs no functions")
    void isToldOfAFunctionThatIsUnknown(TestBucket bucket) {
        bucket.put("cat.png");

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> bucket.template()
                .getObjectBytes(bucket.name(), "cat.png", get -> get.lambda("arn:minio:s3-object-lambda::no:webhook")))
            .satisfies(refusal -> assertThat(refusal.code().value()).isEqualTo("LambdaARNNotFound"));
    }

    @Test
    void saysThatTheServerCannotAppend(TestBucket bucket) {
        bucket.put("log.txt");

        assertThatExceptionOfType(UnsupportedByServerException.class)
            .isThrownBy(() -> bucket.template().appendObject(bucket.name(), "log.txt", ObjectBody.of("more")))
            .satisfies(refusal -> assertThat(refusal).hasMessageEndingWith(
                    "(this server has no AppendObject; MinIO AIStor has it, and AWS in directory buckets)"));

        assertThat(bucket.template().getObjectAsString(bucket.name(), "log.txt")).isEqualTo("log.txt");
    }

    @Test
    void saysThatTheServerAnswersNoPrompts(TestBucket bucket) {
        bucket.put("cat.png");

        assertThatExceptionOfType(UnsupportedByServerException.class)
            .isThrownBy(() -> bucket.template().promptObject(bucket.name(), "cat.png", "What is it?"))
            .satisfies(refusal -> assertThat(refusal)
                .hasMessageEndingWith("(this server has no PromptObject; MinIO AIStor has it)"));
    }

    private static MinioTemplate withArchive(TestBucket bucket) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            write(zip, "day 1/\u00fc.txt", "first");
            write(zip, "day 2.txt", "second");
            write(zip, "empty", "");
        }
        bucket.template().putObject(bucket.name(), "a/trip.zip", bytes.toByteArray());
        return bucket.template();
    }

    private static void write(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

}
