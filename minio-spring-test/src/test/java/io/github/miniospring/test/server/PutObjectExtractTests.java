package io.github.miniospring.test.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

import io.github.miniospring.test.server.TestClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Archives that are unpacked when they come. */
@ExtendWith(MinioServerExtension.class)
class PutObjectExtractTests {

    private final TestClient client;

    private final TestBucket bucket;

    private final String path;

    PutObjectExtractTests(MinioTestServer server, TestBucket bucket) {
        this.client = TestClient.of(server);
        this.bucket = bucket;
        this.path = "/" + bucket.name() + "/";
    }

    private Answer put(byte[] archive, String... more) {
        Map<String, String> headers = new HashMap<>(Map.of("X-Amz-Meta-Snowball-Auto-Extract", "true"));
        for (int i = 0; i < more.length; i += 2) {
            headers.put(more[i], more[i + 1]);
        }
        return this.client.send("PUT", this.path + "archive.tar", archive, headers, TestClient.UNSIGNED);
    }

    private static TestTar tar() {
        return new TestTar();
    }

    @Test
    void storesWhatIsInTheArchiveAndNotTheArchive() {
        byte[] archive = tar().file("a.txt", "one").file("d/b", "two").folder("e/").file("empty", "").bytes();

        Answer answer = put(archive, "x-amz-meta-all", "yes");

        assertThat(answer.outcome()).isEqualTo("200");
        assertThat(answer.header("ETag")).isEqualTo('"' + TestClient.hex(TestClient.digest("MD5", archive)) + '"');
        assertThat(this.bucket.keys()).containsExactly("a.txt", "d/b", "e/", "empty");
        Answer object = this.client.get(this.path + "a.txt");
        assertThat(object.text()).isEqualTo("one");
        assertThat(object.header("Content-Type")).isEqualTo("text/plain");
        assertThat(object.header("Last-Modified")).isEqualTo("Sun, 13 Sep 2020 12:26:40 GMT");
        assertThat(object.header("x-amz-meta-all")).isEmpty();
    }

    @Test
    void unpacksWhatIsCompressed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(tar().file("a", "one".repeat(100_000)).bytes());
        }

        assertThat(put(out.toByteArray()).outcome()).isEqualTo("200");
        assertThat(this.bucket.object("a").orElseThrow().size()).isEqualTo(300_000);
    }

    @ParameterizedTest
    @ValueSource(strings = { "28b52ffd", "04224d18", "ff060000", "425a6839" })
    void refusesCompressionsItDoesNotKnow(String magic) {
        byte[] archive = Arrays.copyOf(HexFormat.of().parseHex(magic), 600);

        assertThat(put(archive).outcome()).isEqualTo("501 NotImplemented");
    }

    @ParameterizedTest
    @CsvSource({ "/abs, abs", "./dot, dot", "a/../b, b", "a//b, a/b", "c/./d, c/d" })
    void cleansNames(String name, String key) {
        assertThat(put(tar().file(name, "x").bytes()).outcome()).isEqualTo("200");
        assertThat(this.bucket.keys()).containsExactly(key);
    }

    @ParameterizedTest
    @ValueSource(strings = { "../up", "../../etc/passwd", "a/../../up", ".." })
    void storesNothingOutsideTheArchive(String name) {
        byte[] archive = tar().file("ok", "x").file(name, "x").bytes();

        assertThat(put(archive, "X-Amz-Meta-Minio-Snowball-Prefix", "deep/down").outcome())
            .isEqualTo("400 XMinioInvalidObjectName");
        assertThat(this.bucket.keys()).containsExactly("deep/down/ok");
    }

    @ParameterizedTest
    @CsvSource({ "p, p/a", "/p//q/, p/q/a", "x/../y, y/a", "., a" })
    void putsEverythingBelowAPrefix(String prefix, String key) {
        assertThat(put(tar().file("a", "x").bytes(), "X-Amz-Meta-Minio-Snowball-Prefix", prefix).outcome())
            .isEqualTo("200");
        assertThat(this.bucket.keys()).containsExactly(key);
    }

    @Test
    void refusesAPrefixThatLeadsOut() {
        assertThat(put(tar().file("a", "x").bytes(), "X-Amz-Meta-Minio-Snowball-Prefix", "../up").outcome())
            .isEqualTo("400 XMinioInvalidObjectName");
        assertThat(this.bucket.keys()).isEmpty();
    }

    @Test
    void passesOverFoldersAndFailuresIfAskedTo() {
        byte[] archive = tar().folder("d/").file("../up", "x").file("a", "x").bytes();

        assertThat(put(archive, "X-Amz-Meta-Minio-Snowball-Ignore-Dirs", "true",
                "X-Amz-Meta-Minio-Snowball-Ignore-Errors", "true")
            .outcome()).isEqualTo("200");
        assertThat(this.bucket.keys()).containsExactly("a");
    }

    @Test
    void passesOverLinks() {
        assertThat(put(tar().entry("hard", '1', "").entry("soft", '2', "").file("a", "x").bytes()).outcome())
            .isEqualTo("200");
        assertThat(this.bucket.keys()).containsExactly("a");
    }

    @Test
    void readsWhatPaxSaysAboutAnEntry() {
        String name = "long/" + "n".repeat(120);
        byte[] archive = tar().pax(Map.of("path", name, "mtime", "1700000000.5", "minio.metadata.x-amz-meta-colour",
                "red", "minio.metadata.Content-Type", "image/png", "minio.metadata.X-Amz-Tagging", "k=v",
                "minio.metadata.foo", "bar"))
            .file("short", "one")
            .file("b", "two")
            .bytes();

        assertThat(put(archive).outcome()).isEqualTo("200");
        assertThat(this.bucket.keys()).containsExactly("b", name);
        Answer object = this.client.send("GET", this.path + name, "", Map.of("x-amz-tagging-directive", "ACCESS"));
        assertThat(object.header("x-amz-meta-colour")).isEqualTo("red");
        assertThat(object.header("Content-Type")).isEqualTo("image/png");
        assertThat(object.header("x-amz-tagging")).isEqualTo("k=v");
        assertThat(object.header("Last-Modified")).isEqualTo("Tue, 14 Nov 2023 22:13:20 GMT");
    }

    @Test
    void givesAVersionTheIdItHad() {
        String id = "11111111-1111-4111-8111-111111111111";
        byte[] archive = tar().pax(Map.of("minio.versionId", id)).file("a", "one").bytes();
        assertThat(put(archive).outcome()).isEqualTo("400 InvalidArgument");

        this.bucket.versioned();

        assertThat(put(archive).outcome()).isEqualTo("200");
        assertThat(this.client.get(this.path + "a").header("x-amz-version-id")).isEqualTo(id);
        assertThat(put(tar().pax(Map.of("minio.versionId", "no")).file("a", "one").bytes()).outcome())
            .isEqualTo("400 InvalidArgument");
    }

    @ParameterizedTest
    @CsvSource({ "minio.metadata.x-amz-object-lock-mode, GOVERNANCE, 501 NotImplemented",
            "minio.metadata.x-amz-server-side-encryption, AES256, 501 NotImplemented",
            "minio.metadata.x-amz-storage-class, GLACIER, 400 InvalidStorageClass",
            "minio.metadata.x-amz-tagging, a*=b, 400 InvalidTag", "GNU.sparse.major, 1, 501 NotImplemented" })
    void refusesWhatItCannotDoToAnEntry(String name, String value, String outcome) {
        assertThat(put(tar().pax(Map.of(name, value)).file("a", "one").bytes()).outcome()).isEqualTo(outcome);
        assertThat(this.bucket.keys()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "x-amz-server-side-encryption, aws:kms, 501 NotImplemented", "If-None-Match, *, 501 NotImplemented",
            "x-amz-object-lock-legal-hold, ON, 400 InvalidRequest",
            "x-amz-storage-class, NOPE, 400 InvalidStorageClass",
            "Content-MD5, AAAAAAAAAAAAAAAAAAAAAA==, 400 BadDigest" })
    void refusesWhatItCannotDoToTheArchive(String header, String value, String outcome) {
        assertThat(put(tar().file("a", "one").bytes(), header, value).outcome()).isEqualTo(outcome);
        assertThat(this.bucket.keys()).isEmpty();
    }

    @Test
    void refusesWhatIsNoArchive() {
        byte[] whole = tar().file("a", "x".repeat(3000)).bytes();
        byte[] changed = whole.clone();
        changed[0] = 'b';

        assertThat(put("garbage".getBytes()).outcome()).isEqualTo("400 BadRequest");
        assertThat(put(new byte[] { 0x1f, (byte) 0x8b, 8, 0, 1 }).outcome()).isEqualTo("400 BadRequest");
        assertThat(put(Arrays.copyOf(whole, 2000)).outcome()).isEqualTo("400 BadRequest");
        assertThat(put(changed).outcome()).isEqualTo("400 BadRequest");
        assertThat(put(new byte[0]).outcome()).isEqualTo("200");
        assertThat(this.bucket.keys()).isEmpty();
    }

    @Test
    void survivesArchivesOfRandomBytes() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            byte[] archive = tar().pax(Map.of("a", "b")).file("a", "x").entry("l", 'L', "name").file("b", "y").bytes();
            for (int i = 0; i < 4; i++) {
                archive[random.nextInt(archive.length)] = (byte) random.nextInt();
            }
            assertThat(put(archive).status()).isIn(200, 400, 501);
        }
    }

    @Test
    void asksForEachEntryWhetherTheSenderMayStoreIt() {
        try (MinioTestServer server = MinioTestServer.builder()
            .user("writer", "writer-secret", "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                    + "\"Action\":[\"s3:PutObject\"],\"Resource\":[\"arn:aws:s3:::photos/archive.tar\",\"arn:aws:s3:::photos/a*\"]}]}")
            .buckets("photos")
            .start()) {
            TestClient writer = TestClient.of(server).as("writer", "writer-secret");
            byte[] archive = tar().file("a", "x").file("b", "x").bytes();

            assertThat(writer
                .send("PUT", "/photos/archive.tar", archive, Map.of("X-Amz-Meta-Snowball-Auto-Extract", "true"),
                        TestClient.UNSIGNED)
                .outcome()).isEqualTo("403 AccessDenied");
            assertThat(server.bucket("photos").keys()).containsExactly("a");
        }
    }

}
