package io.github.miniospring.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.github.miniospring.ETag;
import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.NotModifiedException;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.contract.Transport;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@MinioContract
class DownloadTests {

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
    void writesAFileWhole(Transport transport, TestServer server) throws IOException {
        byte[] content = new byte[5_000_000];
        new Random(1).nextBytes(content);
        try (TestBucket other = server.bucket(transport)) {
            other.template().putObject(other.name(), "key", content);

            DownloadedObject downloaded = other.template().downloadObject(other.name(), "key", this.target);

            assertThat(downloaded.file()).isEqualTo(this.target);
            assertThat(downloaded.stat().size()).isEqualTo(content.length);
            assertThat(downloaded.verified()).isTrue();
            assertThat(Files.readAllBytes(this.target)).isEqualTo(content);
            assertThat(files()).containsExactly("target");
        }
    }

    @Test
    void writesAnEmptyFile() {
        this.template.putObject(this.bucket, "empty", "");

        this.template.downloadObject(this.bucket, "empty", this.target);

        assertThat(this.target).isEmptyFile();
    }

    @Test
    void makesTheDirectoriesThatAreMissing() {
        Path deep = this.directory.resolve("a/b/c");

        this.template.downloadObject(this.bucket, "key", deep);

        assertThat(deep).hasContent("content");
    }

    @Test
    void replacesAFile() throws IOException {
        Files.writeString(this.target, "something longer that was there before");

        this.template.downloadObject(this.bucket, "key", this.target);

        assertThat(this.target).hasContent("content");
        assertThat(files()).containsExactly("target");
    }

    @Test
    void keepsAFileIfAsked() throws IOException {
        Files.writeString(this.target, "before");

        assertThatExceptionOfType(UncheckedIOException.class)
            .isThrownBy(() -> this.template.downloadObject(this.bucket, "key", this.target,
                    download -> download.overwrite(false)))
            .withCauseInstanceOf(FileAlreadyExistsException.class);

        assertThat(this.target).hasContent("before");
        assertThat(files()).containsExactly("target");
    }

    @Test
    void writesAFileThatIsNotThereIfAskedToKeepIt() {
        this.template.downloadObject(this.bucket, "key", this.target, download -> download.overwrite(false));

        assertThat(this.target).hasContent("content");
    }

    @Test
    void leavesNothingBehindWhenItFails() throws IOException {
        Files.writeString(this.target, "before");

        assertThatExceptionOfType(NoSuchKeyException.class)
            .isThrownBy(() -> this.template.downloadObject(this.bucket, "none", this.target));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> this.template
            .downloadObject(this.bucket, "key", this.target, download -> download.progress((bytes, total) -> {
                throw new IllegalStateException("stop");
            })));

        assertThat(this.target).hasContent("before");
        assertThat(files()).containsExactly("target");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isForTheOwnerAlone() throws IOException {
        this.template.downloadObject(this.bucket, "key", this.target);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.target))).isEqualTo("rw-------");
    }

    @Test
    void gathersTheBytesInAnotherFileIfAsked() throws IOException {
        Path part = this.directory.resolve("part");

        this.template.downloadObject(this.bucket, "key", this.target, download -> download.temporaryFile(part));

        assertThat(this.target).hasContent("content");
        assertThat(files()).containsExactly("target");
    }

    @Test
    void failsWhenTheOtherFileIsThere() throws IOException {
        Path part = Files.writeString(this.directory.resolve("part"), "somebody's");

        assertThatExceptionOfType(UncheckedIOException.class)
            .isThrownBy(() -> this.template.downloadObject(this.bucket, "key", this.target,
                    download -> download.temporaryFile(part)))
            .withCauseInstanceOf(FileAlreadyExistsException.class);

        assertThat(part).hasContent("somebody's");
        assertThat(files()).containsExactly("part");
    }

    @Test
    void refusesADirectory() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> this.template.downloadObject(this.bucket, "key", this.directory))
            .withMessage("'" + this.directory + "' is a directory; name the file in it");
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 3_000_000 })
    void tellsHowManyBytesHaveArrived(int length) {
        this.template.putObject(this.bucket, "long", new byte[length]);
        List<Long> progress = new CopyOnWriteArrayList<>();

        this.template.downloadObject(this.bucket, "long", this.target, download -> download.progress((bytes, total) -> {
            assertThat(total).isEqualTo(length);
            progress.add(bytes);
        }));

        assertThat(progress).isSorted();
        assertThat(progress.isEmpty() ? 0L : progress.get(progress.size() - 1)).isEqualTo(length);
    }

    @Test
    void letsOneOfManyMakeAFileThatMustNotBeThere() throws Exception {
        List<Object> outcomes = Flux.range(0, 16)
            .flatMap(i -> this.template.reactive()
                .downloadObject(this.bucket, "key", this.target, download -> download.overwrite(false))
                .<Object>map(DownloadedObject::file)
                .onErrorResume(FileAlreadyExistsException.class, Mono::just), 16)
            .collectList()
            .block(Duration.ofSeconds(20));

        assertThat(outcomes).hasSize(16).containsOnlyOnce(this.target);
        assertThat(this.target).hasContent("content");
        assertThat(files()).containsExactly("target");
    }

    @Test
    void writesNothingThatHasNotChanged() throws IOException {
        ETag etag = this.template.statObject(this.bucket, "key").etag();
        assertThat(etag).isNotNull();

        assertThatExceptionOfType(NotModifiedException.class).isThrownBy(() -> this.template.downloadObject(this.bucket,
                "key", this.target, download -> download.ifNoneMatch(etag)));

        assertThat(files()).isEmpty();
    }

    @Test
    void followsALinkInPlaceOfTheTargetsDirectory() throws IOException {
        Path real = Files.createDirectory(this.directory.resolve("real"));
        Path link = Files.createSymbolicLink(this.directory.resolve("link"), real);

        this.template.downloadObject(this.bucket, "key", link.resolve("file"));

        assertThat(real.resolve("file")).hasContent("content");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(this.directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

}
