package io.github.miniospring.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.contract.Transport;
import io.github.miniospring.operation.SseCustomerKey;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Files that come in ranges, or are continued. */
@MinioContract
class DownloadInRangesTests {

    @TempDir
    private Path directory;

    private Path target;

    private MinioTemplate template;

    private String bucket;

    @BeforeEach
    void prepare(TestBucket testBucket) {
        this.target = this.directory.resolve("target");
        this.template = testBucket.template();
        this.bucket = testBucket.name();
        testBucket.put("key", "content");
    }

    @ParameterizedTest
    @EnumSource
    void writesALargeFileInRangesAtOnce(Transport transport, TestServer server) throws IOException {
        byte[] content = bytes(3_000_000);
        try (TestBucket other = server.bucket(transport)) {
            other.template().putObject(other.name(), "key", content);

            DownloadedObject downloaded = other.template()
                .downloadObject(other.name(), "key", this.target,
                        download -> download.parallel(4).rangeSize(DataSize.ofKilobytes(300)));

            assertThat(downloaded.verified()).isTrue();
            assertThat(this.target).hasBinaryContent(content);
            assertThat(files()).containsExactly("target");
        }
    }

    @Test
    void writesRangesOfAnObjectWithAKeyOfTheCaller(TestServer server) {
        byte[] content = bytes(1_000_000);
        SseCustomerKey key = SseCustomerKey.of(new byte[32]);
        try (TestBucket other = server.bucket(Transport.TLS)) {
            other.template().putObject(other.name(), "key", content, upload -> upload.encryption(key));

            other.template()
                .downloadObject(other.name(), "key", this.target,
                        download -> download.encryption(key).parallel(3).rangeSize(DataSize.ofKilobytes(100)).resume());

            assertThat(this.target).hasBinaryContent(content);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 100_000, 200_000, 200_001 })
    void continuesNothingInAFreshDirectory(int length) throws IOException {
        byte[] content = bytes(length);
        this.template.putObject(this.bucket, "some", content);

        DownloadedObject downloaded = this.template.downloadObject(this.bucket, "some", this.target,
                download -> download.resume().rangeSize(DataSize.ofBytes(100_000)));

        assertThat(this.target).hasBinaryContent(content);
        assertThat(downloaded.verified()).isTrue();
        assertThat(files()).containsExactly("target");
    }

    @Test
    void continuesInTheFileItIsGiven() throws IOException {
        byte[] content = bytes(1_000_000);
        this.template.putObject(this.bucket, "some", content);
        Path part = this.directory.resolve("part");
        assertThatExceptionOfType(IllegalStateException.class)
            .isThrownBy(() -> this.template.downloadObject(this.bucket, "some", this.target,
                    download -> download.resume()
                        .temporaryFile(part)
                        .parallel(1)
                        .rangeSize(DataSize.ofBytes(100_000))
                        .progress((written, total) -> Assert.state(written < 550_000, "stop"))));
        assertThat(files()).containsExactly("part");
        List<Long> progress = new CopyOnWriteArrayList<>();

        this.template.downloadObject(this.bucket, "some", this.target,
                download -> download.resume().temporaryFile(part).progress((written, total) -> progress.add(written)));

        assertThat(this.target).hasBinaryContent(content);
        assertThat(progress.get(0)).isGreaterThan(500_000);
        assertThat(files()).containsExactly("target");
    }

    @Test
    void refusesRangesTooSmallToBeWorthIt() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> this.template.downloadObject(this.bucket, "key", this.target,
                    download -> download.rangeSize(DataSize.ofBytes(1))))
            .withMessage("rangeSize must be at least 65536B but is 1B");
        assertThatIllegalArgumentException().isThrownBy(
                () -> this.template.downloadObject(this.bucket, "key", this.target, download -> download.parallel(0)))
            .withMessage("concurrency must be at least 1 but is 0");
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(this.directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

}
