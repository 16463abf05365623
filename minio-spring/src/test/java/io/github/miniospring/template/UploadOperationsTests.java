package io.github.miniospring.template;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.contract.Transport;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.operation.BytesPart;
import io.github.miniospring.operation.ObjectBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.mock.web.MockMultipartFile;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@MinioContract
class UploadOperationsTests {

    private static final int[] LENGTHS = { 0, 1, 65_536, 200_000, 5 * 1024 * 1024 };

    @TempDir
    private Path directory;

    static Stream<Arguments> lengths() {
        return Stream.of(Transport.values())
            .flatMap(transport -> Arrays.stream(LENGTHS).mapToObj(length -> Arguments.of(transport, length)));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void storesBytes(Transport transport, int length, TestServer server) {
        byte[] content = random(length);

        try (TestBucket bucket = server.bucket(transport)) {
            bucket.template().putObject(bucket.name(), "key", content);

            assertThat(bucket.template().getObjectBytes(bucket.name(), "key")).isEqualTo(content);
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void storesAFile(Transport transport, int length, TestServer server) throws IOException {
        byte[] content = random(length);
        Path file = Files.write(this.directory.resolve("file"), content);

        try (TestBucket bucket = server.bucket(transport)) {
            bucket.template().putObject(bucket.name(), "put", file);
            bucket.template().uploadObject(bucket.name(), "upload", file);

            assertThat(bucket.template().getObjectBytes(bucket.name(), "put")).isEqualTo(content);
            assertThat(bucket.template().getObjectBytes(bucket.name(), "upload")).isEqualTo(content);
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void storesAStreamThatIsReadOnce(Transport transport, int length, TestServer server) {
        byte[] content = random(length);

        try (TestBucket bucket = server.bucket(transport)) {
            bucket.template().putObject(bucket.name(), "key", new ByteArrayInputStream(content), length);

            assertThat(bucket.template().getObjectBytes(bucket.name(), "key")).isEqualTo(content);
            assertThat(bucket.template().statObject(bucket.name(), "key").headers().getFirst("content-encoding"))
                .isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void storesBuffersAsTheyCome(Transport transport, int length, TestServer server) {
        byte[] content = random(length);
        Flux<DataBuffer> buffers = Flux.range(0, (length + 9_999) / 10_000)
            .map(i -> DefaultDataBufferFactory.sharedInstance
                .wrap(Arrays.copyOfRange(content, i * 10_000, Math.min(length, (i + 1) * 10_000))));

        try (TestBucket bucket = server.bucket(transport)) {
            bucket.template().putObject(bucket.name(), "key", buffers, length);

            assertThat(bucket.template().getObjectBytes(bucket.name(), "key")).isEqualTo(content);
        }
    }

    @ParameterizedTest
    @EnumSource
    void storesResources(Transport transport, TestServer server) throws IOException {
        byte[] content = random(100_000);
        FileSystemResource file = new FileSystemResource(Files.write(this.directory.resolve("file"), content));
        ClassPathResource ofClassPath = new ClassPathResource("org/junit/jupiter/api/Test.class");

        try (TestBucket bucket = server.bucket(transport)) {
            MinioTemplate template = bucket.template();
            template.putObject(bucket.name(), "file", file);
            template.putObject(bucket.name(), "bytes", new ByteArrayResource(content));
            template.putObject(bucket.name(), "class path", ofClassPath);

            assertThat(template.getObjectBytes(bucket.name(), "file")).isEqualTo(content);
            assertThat(template.getObjectBytes(bucket.name(), "bytes")).isEqualTo(content);
            assertThat(template.getObjectBytes(bucket.name(), "class path"))
                .isEqualTo(ofClassPath.getContentAsByteArray());
        }
    }

    @ParameterizedTest
    @EnumSource
    void storesAnUploadedFileWithItsMediaType(Transport transport, TestServer server) {
        byte[] content = random(100_000);

        try (TestBucket bucket = server.bucket(transport)) {
            bucket.template()
                .putObject(bucket.name(), "key", new MockMultipartFile("file", "cat.png", "image/png", content));

            assertThat(bucket.template().getObjectBytes(bucket.name(), "key")).isEqualTo(content);
            assertThat(bucket.template().statObject(bucket.name(), "key").contentType()).isEqualTo("image/png");
        }
    }

    @ParameterizedTest
    @EnumSource
    void storesAPartWithAndWithoutALength(Transport transport, TestServer server) {
        byte[] content = random(100_000);

        try (TestBucket bucket = server.bucket(transport)) {
            bucket.template().putObject(bucket.name(), "with", new BytesPart(content, true));
            bucket.template().putObject(bucket.name(), "without", new BytesPart(content, false));

            for (String key : bucket.keys()) {
                assertThat(bucket.template().getObjectBytes(bucket.name(), key)).isEqualTo(content);
                assertThat(bucket.template().statObject(bucket.name(), key).contentType()).isEqualTo("text/plain");
            }
        }
    }

    @Test
    void storesText(TestBucket bucket) {
        bucket.template().putObject(bucket.name(), "key", "gr\u00fcn \ud83d\ude00");

        assertThat(bucket.template().getObjectAsString(bucket.name(), "key")).isEqualTo("gr\u00fcn \ud83d\ude00");
    }

    @Test
    void storesNothing(TestBucket bucket) {
        bucket.template().putObject(bucket.name(), "key", ObjectBody.empty());

        ObjectStat stat = bucket.template().statObject(bucket.name(), "key");
        assertThat(stat.size()).isZero();
        assertThat(stat.contentType()).isEqualTo("application/octet-stream");
    }

    @Test
    void tellsWhatIsStored(TestBucket bucket) {
        ObjectWriteResult result = bucket.template().putObject(bucket.name(), "a b", "content");

        assertThat(result.bucket()).isEqualTo(bucket.name());
        assertThat(result.key()).isEqualTo("a b");
        assertThat(result.etag()).isEqualTo(bucket.template().statObject(bucket.name(), "a b").etag());
        assertThat(result.versionId()).isNull();
        assertThat(result.headers().getFirst("x-amz-checksum-crc32c")).isNotNull();
    }

    @Test
    void replacesWhatIsThere(TestBucket bucket) {
        bucket.put("key", "first").put("key", "second");

        assertThat(bucket.template().getObjectAsString(bucket.name(), "key")).isEqualTo("second");
    }

    @Test
    void takesAsMuchOfAStreamAsIsGiven(TestBucket bucket) throws IOException {
        InputStream stream = new ByteArrayInputStream("first second".getBytes(StandardCharsets.US_ASCII));

        bucket.template().putObject(bucket.name(), "key", stream, 5);

        assertThat(bucket.template().getObjectAsString(bucket.name(), "key")).isEqualTo("first");
        assertThat(stream.readAllBytes()).asString().isEqualTo(" second");
    }

    @Test
    void refusesAResourceThatCannotBeReadTwice(TestBucket bucket) {
        InputStreamResource resource = new InputStreamResource(new ByteArrayInputStream(new byte[1]));

        assertThatIllegalArgumentException()
            .isThrownBy(() -> bucket.template().putObject(bucket.name(), "key", resource));
    }

    @Test
    void failsAsTheFileFails(TestBucket bucket) {
        assertThatExceptionOfType(UncheckedIOException.class)
            .isThrownBy(() -> bucket.template().putObject(bucket.name(), "key", this.directory.resolve("none")))
            .withCauseInstanceOf(NoSuchFileException.class);
        assertThatIllegalArgumentException()
            .isThrownBy(() -> bucket.template().putObject(bucket.name(), "key", this.directory))
            .withMessageEndingWith("is no regular file");
        assertThat(bucket.keys()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void failsWhenTheBucketIsMissing(Transport transport, TestServer server) {
        MinioTemplate template = new MinioTemplate(server.sharedClient(transport));

        for (ObjectBody body : List.of(ObjectBody.of("content"),
                ObjectBody.of(new ByteArrayInputStream(new byte[100_000]), 100_000))) {
            assertThatExceptionOfType(NoSuchBucketException.class)
                .isThrownBy(() -> template.putObject("no-such-bucket-here", "key", body));
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

}
