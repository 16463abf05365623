package io.github.miniospring.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@MinioContract
class DirectoryTests {

    @TempDir
    private Path source;

    @TempDir
    private Path target;

    private TestBucket testBucket;

    private MinioTemplate template;

    private String bucket;

    @BeforeEach
    void prepare(TestBucket testBucket) {
        this.testBucket = testBucket;
        this.template = testBucket.template();
        this.bucket = testBucket.name();
    }

    private void file(String name, String content) throws IOException {
        Path file = this.source.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private TreeMap<String, String> files(Path directory) throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(directory.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return files;
    }

    @Test
    void goThereAndBack() throws IOException {
        file("a.txt", "A");
        file("cats/tom.txt", "Tom");
        file("cats/black/tim.txt", "Tim");
        file("cats/Zoë 猫+%.txt", "Zoë");
        file("empty.txt", "");

        DirectoryResult stored = this.template.uploadDirectory(this.bucket, "backup", this.source);
        DirectoryResult fetched = this.template.downloadDirectory(this.bucket, "backup/", this.target);

        assertThat(stored).isEqualTo(new DirectoryResult(5, 11, List.of()));
        assertThat(fetched).isEqualTo(stored);
        assertThat(files(this.target)).isEqualTo(files(this.source)).hasSize(5);
        assertThat(this.testBucket.keys()).allMatch(key -> key.startsWith("backup/"));
    }

    @Test
    void takeTheWholeBucketWithoutAPrefix() throws IOException {
        file("a/b.txt", "B");

        this.template.uploadDirectory(this.bucket, "", this.source);

        assertThat(this.testBucket.keys()).containsExactly("a/b.txt");
        this.template.downloadDirectory(this.bucket, "", this.target);
        assertThat(files(this.target)).containsOnlyKeys("a/b.txt");
    }

    @Test
    void takeOnlyWhatIsWanted() throws IOException {
        file("a.txt", "A");
        file("a.tmp", "A");
        this.testBucket.put("in/a.txt").put("in/a.tmp").put("inside");

        DirectoryResult stored = this.template.uploadDirectory(this.bucket, "out", this.source,
                upload -> upload.filter(path -> path.toString().endsWith(".txt")));
        DirectoryResult fetched = this.template.downloadDirectory(this.bucket, "in", this.target,
                download -> download.filter(object -> object.key().endsWith(".txt")));

        assertThat(stored.files()).isEqualTo(1);
        assertThat(fetched.files()).isEqualTo(1);
        assertThat(this.testBucket.keys()).contains("out/a.txt").doesNotContain("out/a.tmp");
        assertThat(files(this.target)).containsOnlyKeys("a.txt");
    }

    @Test
    void giveEachFileItsOptions() throws IOException {
        file("a.txt", "A");
        Files.writeString(this.target.resolve("a.txt"), "before");

        this.template.uploadDirectory(this.bucket, "", this.source,
                directory -> directory.each((path, upload) -> upload.userMetadata("path", path.toString())));
        DirectoryResult fetched = this.template.downloadDirectory(this.bucket, "", this.target,
                directory -> directory.each((object, download) -> download.overwrite(false)));

        assertThat(this.template.statObject(this.bucket, "a.txt").userMetadata()).containsEntry("path", "a.txt");
        assertThat(fetched.failures()).singleElement()
            .satisfies(failure -> assertThat(failure.file()).isEqualTo(this.target.resolve("a.txt")));
        assertThat(this.target.resolve("a.txt")).hasContent("before");
    }

    @Test
    void tellHowFarTheyAre() throws IOException {
        for (int i = 0; i < 20; i++) {
            file("f" + i, "0123456789");
        }
        List<Long> files = new CopyOnWriteArrayList<>();
        List<Long> bytes = new CopyOnWriteArrayList<>();

        this.template.uploadDirectory(this.bucket, "", this.source,
                upload -> upload.parallel(4).progress((done, moved) -> {
                    files.add(done);
                    bytes.add(moved);
                }));

        assertThat(files).isSorted().endsWith(20L);
        assertThat(bytes).isSorted().endsWith(200L);
    }

    @Test
    void makeDirectoriesOfKeysThatEndInASlash() throws IOException {
        this.testBucket.put("in/", "").put("in/empty/", "").put("in/full/", "").put("in/full/a.txt");

        DirectoryResult fetched = this.template.downloadDirectory(this.bucket, "in", this.target);

        assertThat(fetched.failures()).isEmpty();
        assertThat(fetched.files()).isEqualTo(1);
        assertThat(this.target.resolve("empty")).isEmptyDirectory();
        assertThat(files(this.target)).containsOnlyKeys("full/a.txt");
    }

    @Test
    void storeEmptyDirectoriesIfAsked() throws IOException {
        Files.createDirectories(this.source.resolve("a/empty"));
        file("b.txt", "B");

        this.template.uploadDirectory(this.bucket, "", this.source);
        assertThat(this.testBucket.keys()).containsExactly("b.txt");

        this.template.uploadDirectory(this.bucket, "", this.source, upload -> upload.emptyDirectories());
        assertThat(this.testBucket.keys()).containsExactly("a/empty/", "b.txt");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void doNotFollowLinksUnlessAsked() throws IOException {
        Path outside = Files.createTempFile("outside", ".txt");
        file("a.txt", "A");
        Files.createSymbolicLink(this.source.resolve("link.txt"), outside);
        Files.createSymbolicLink(this.source.resolve("loop"), this.source);
        Files.createSymbolicLink(this.source.resolve("nowhere"), this.source.resolve("none"));

        DirectoryResult stored = this.template.uploadDirectory(this.bucket, "", this.source);
        assertThat(this.testBucket.keys()).containsExactly("a.txt");
        assertThat(stored.failures()).hasSize(3)
            .allSatisfy(failure -> assertThat(failure.reason()).hasMessageContaining("is a symbolic link"));

        DirectoryResult followed = this.template.uploadDirectory(this.bucket, "", this.source,
                upload -> upload.followLinks());
        assertThat(this.testBucket.keys()).containsExactly("a.txt", "link.txt");
        assertThat(followed.failures()).extracting(FileFailure::file)
            .containsExactlyInAnyOrder(this.source.resolve("loop"), this.source.resolve("nowhere"));
        Files.delete(outside);
    }

    @Test
    void goOnAfterAFileThatFails() throws IOException {
        file("a.txt", "A");
        file("b.txt", "B");
        file("c.txt", "C");

        DirectoryResult stored = this.template.uploadDirectory(this.bucket, "", this.source,
                directory -> directory.each((path, upload) -> {
                    if (path.toString().equals("b.txt")) {
                        throw new IllegalStateException("no");
                    }
                }));

        assertThat(stored.files()).isEqualTo(2);
        assertThat(this.testBucket.keys()).containsExactly("a.txt", "c.txt");
        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(stored::requireAll)
            .withMessage("1 files have failed, 2 have not; the first is b.txt: no");
    }

    @Test
    void failWhereAFileAndADirectoryHaveOneName() throws IOException {
        Files.createDirectories(this.target.resolve("a"));
        Files.writeString(this.target.resolve("b"), "a file");
        this.testBucket.put("a").put("b/c").put("d");

        DirectoryResult fetched = this.template.downloadDirectory(this.bucket, "", this.target);

        assertThat(fetched.files()).isEqualTo(1);
        assertThat(fetched.failures()).extracting(FileFailure::key).containsExactlyInAnyOrder("a", "b/c");
        assertThat(files(this.target)).containsOnlyKeys("b", "d");
    }

    @Test
    void failAsAWholeWithoutABucketOrADirectory() {
        assertThatExceptionOfType(NoSuchBucketException.class)
            .isThrownBy(() -> this.template.downloadDirectory("none-" + this.bucket, "", this.target));
        assertThatExceptionOfType(UncheckedIOException.class)
            .isThrownBy(() -> this.template.uploadDirectory(this.bucket, "", this.source.resolve("none")))
            .withCauseInstanceOf(NotDirectoryException.class);
        assertThatIllegalArgumentException()
            .isThrownBy(() -> this.template.uploadDirectory(this.bucket, "/x", this.source));
    }

}
