package io.github.miniospring.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.miniospring.MinioResponseException;
import io.github.miniospring.bucket.VersioningConfig;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.RealMinioOnly;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.contract.Transport;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.object.ObjectToDelete;
import io.github.miniospring.object.SnowballObject;
import io.github.miniospring.object.UploadedSnowball;
import io.github.miniospring.operation.Retention;
import io.github.miniospring.operation.SseCustomerKey;
import io.github.miniospring.operation.SseKms;
import io.github.miniospring.operation.SseS3;
import io.github.miniospring.operation.Tags;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@MinioContract
class SnowballTests {

    @ParameterizedTest
    @EnumSource(names = { "NONE", "GZIP" })
    void storesManyObjectsByOneRequest(SnowballCompression compression, TestServer server) {
        storesManyObjects(compression, server);
    }

    @ParameterizedTest
    @EnumSource(names = { "SNAPPY", "ZSTD" })
    @RealMinioOnly("the other one unpacks what the JDK can")
    void storesManyObjectsPackedByOtherMeans(SnowballCompression compression, TestServer server) {
        storesManyObjects(compression, server);
    }

    private static void storesManyObjects(SnowballCompression compression, TestServer server) {
        byte[] large = new byte[300_000];
        new Random(5).nextBytes(large);
        try (TestBucket bucket = server
            .bucket((compression == SnowballCompression.GZIP) ? Transport.TLS : Transport.HTTP)) {
            MinioTemplate template = bucket.template();
            List<SnowballObject> objects = new ArrayList<>(
                    IntStream.range(0, 40).mapToObj(i -> SnowballObject.of("n/" + i, "content " + i)).toList());
            objects.add(SnowballObject.of("large", large));
            objects.add(SnowballObject.of("empty", ""));
            objects.add(SnowballObject.of("\u00fc b/\ud83d\ude00+%2F&=", "odd"));
            objects.add(SnowballObject.of("l/" + "o".repeat(180) + "/" + "n".repeat(180) + "/g", "long"));

            UploadedSnowball stored = template.uploadSnowballObjects(bucket.name(), objects,
                    snowball -> snowball.compression(compression));

            assertThat(stored.objects()).isEqualTo(44);
            assertThat(bucket.keys()).hasSize(44);
            assertThat(template.getObjectAsString(bucket.name(), "n/39")).isEqualTo("content 39");
            assertThat(Arrays.equals(template.getObjectBytes(bucket.name(), "large"), large)).isTrue();
            assertThat(template.getObjectBytes(bucket.name(), "empty")).isEmpty();
            assertThat(template.getObjectAsString(bucket.name(), "\u00fc b/\ud83d\ude00+%2F&=")).isEqualTo("odd");
            assertThat(template.getObjectAsString(bucket.name(), "l/" + "o".repeat(180) + "/" + "n".repeat(180) + "/g"))
                .isEqualTo("long");
        }
    }

    @Test
    void keepsWithEachObjectWhatIsKeptWithAll(TestBucket bucket) {
        MinioTemplate template = bucket.template();

        template.uploadSnowballObjects(bucket.name(),
                List.of(SnowballObject.of("a.png", "a").withMetadata(Map.of("Own", "\u00e4")),
                        SnowballObject.of("b\u00fc.txt", "b")),
                snowball -> snowball.prefix("below/it/")
                    .cacheControl("no-store")
                    .userMetadata("color", "gr\u00fcn")
                    .tags(Tags.forObject(Map.of("kind of", "cat")))
                    .storageClass("REDUCED_REDUNDANCY")
                    .encryption(new SseS3()));

        ObjectStat a = template.statObject(bucket.name(), "below/it/a.png");
        assertThat(a.contentType()).isEqualTo("image/png");
        assertThat(a.headers().getFirst("Cache-Control")).isEqualTo("no-store");
        assertThat(a.userMetadata()).isEqualTo(Map.of("color", "gr\u00fcn", "own", "\u00e4"));
        assertThat(template.getObjectTags(bucket.name(), "below/it/a.png").asMap()).isEqualTo(Map.of("kind of", "cat"));
        assertThat(a.storageClass()).isEqualTo("REDUCED_REDUNDANCY");
        assertThat(a.headers().getFirst("x-amz-server-side-encryption")).isEqualTo("AES256");
        ObjectStat b = template.statObject(bucket.name(), "below/it/b\u00fc.txt");
        assertThat(b.contentType()).isEqualTo("text/plain");
        assertThat(b.userMetadata()).isEqualTo(Map.of("color", "gr\u00fcn"));
    }

    @Test
    void keepsWithAnObjectWhatIsItsOwn(TestBucket bucket) {
        MinioTemplate template = bucket.template();
        template.setBucketVersioning(bucket.name(), VersioningConfig.enabled());
        String versionId = "5f3b1c02-3d54-4b3e-9d1e-0a6d6b1f5a77";

        template.uploadSnowballObjects(bucket.name(), List.of(SnowballObject.of("a.png", "a")
            .withMetadata(Map.of("Content-Type", "image/webp", "x-amz-meta-color", "red", "Cache-Control", "no-cache"))
            .withTags(Tags.forObject(Map.of("own", "1")))
            .withVersionId(versionId)),
                snowball -> snowball.contentType("a/b")
                    .userMetadata("color", "green")
                    .tags(Tags.forObject(Map.of("of all", "1"))));

        ObjectStat a = template.statObject(bucket.name(), "a.png");
        assertThat(a.versionId()).isEqualTo(versionId);
        assertThat(a.contentType()).isEqualTo("image/webp");
        assertThat(a.headers().getFirst("Cache-Control")).isEqualTo("no-cache");
        assertThat(a.userMetadata()).isEqualTo(Map.of("color", "red"));
        assertThat(template.getObjectTags(bucket.name(), "a.png").asMap()).isEqualTo(Map.of("own", "1"));
    }

    @Test
    void takesAContentTypeForAll(TestBucket bucket) {
        bucket.template()
            .uploadSnowballObjects(bucket.name(), List.of(SnowballObject.of("a.png", "a")),
                    snowball -> snowball.contentType("a/b"));

        assertThat(bucket.template().statObject(bucket.name(), "a.png").contentType()).isEqualTo("a/b");
    }

    @Test
    void takesAPrefixOfAnyLetters(TestBucket bucket) {
        bucket.template()
            .uploadSnowballObjects(bucket.name(), List.of(SnowballObject.of("a", "a")),
                    snowball -> snowball.prefix("\u00fcber mich"));

        assertThat(bucket.keys()).containsExactly("\u00fcber mich/a");
    }

    @Test
    void storesFilesWithTheirTimes(TestBucket bucket, @TempDir Path directory) throws IOException {
        Instant time = Instant.parse("2020-02-03T04:05:06Z");
        Path file = Files.writeString(directory.resolve("a.txt"), "content");
        Files.setLastModifiedTime(file, FileTime.from(time));
        MinioTemplate template = bucket.template();

        template.uploadSnowballObjects(bucket.name(),
                Stream.of(SnowballObject.of("file", file),
                        SnowballObject.of("given", "given").withModified(time.plusSeconds(60)),
                        SnowballObject.of("now", "now")));

        assertThat(template.getObjectAsString(bucket.name(), "file")).isEqualTo("content");
        assertThat(template.statObject(bucket.name(), "file").lastModified()).isEqualTo(time);
        assertThat(template.statObject(bucket.name(), "given").lastModified()).isEqualTo(time.plusSeconds(60));
        assertThat(template.statObject(bucket.name(), "now").lastModified())
            .isAfter(Instant.now().minus(Duration.ofMinutes(10)));
    }

    @Test
    void makesDirectoriesUnlessTold(TestBucket bucket) {
        List<SnowballObject> objects = List.of(SnowballObject.of("a/", ""), SnowballObject.of("b", "b"));

        bucket.template().uploadSnowballObjects(bucket.name(), objects);
        bucket.template()
            .uploadSnowballObjects(bucket.name(), objects, snowball -> snowball.prefix("p").ignoreDirectories());

        assertThat(bucket.keys()).containsExactly("a/", "b", "p/b");
    }

    @Test
    void goesOnAfterErrorsIfTold(TestBucket bucket) {
        // No file system takes a segment of more than 255 bytes.
        List<SnowballObject> objects = List.of(SnowballObject.of("x".repeat(300), "bad"),
                SnowballObject.of("good", "g"));

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> bucket.template().uploadSnowballObjects(bucket.name(), objects));
        bucket.template().uploadSnowballObjects(bucket.name(), objects, snowball -> snowball.ignoreErrors());

        assertThat(bucket.keys()).containsExactly("good");
    }

    @Test
    void encryptsWithTheKeyOfTheCaller(TestServer server) {
        SseCustomerKey key = SseCustomerKey.of(new byte[32]);
        try (TestBucket bucket = server.bucket(Transport.TLS)) {
            bucket.template()
                .uploadSnowballObjects(bucket.name(), List.of(SnowballObject.of("a", "content")),
                        snowball -> snowball.encryption(key));

            assertThat(bucket.template().getObjectAsString(bucket.name(), "a", get -> get.encryption(key)))
                .isEqualTo("content");
        }
    }

    @Test
    void isToldThatMinioDoesNotEncryptThemByKms(TestBucket bucket) {
        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> bucket.template()
                .uploadSnowballObjects(bucket.name(), List.of(SnowballObject.of("a", "content")),
                        snowball -> snowball.encryption(new SseKms("test-key"))))
            .satisfies(refusal -> assertThat(refusal.code().value()).isEqualTo("NotImplemented"));
    }

    @Test
    void locksThem(TestServer server) {
        Instant until = Instant.now().plus(Duration.ofDays(1));
        try (TestBucket any = server.bucket(Transport.HTTP)) {
            MinioTemplate template = any.template();
            String locked = any.name() + "-l";
            template.makeBucket(locked, create -> create.objectLock());

            template.uploadSnowballObjects(locked, List.of(SnowballObject.of("a", "content")),
                    snowball -> snowball.retention(new Retention(Retention.Mode.GOVERNANCE, until)).legalHold(true));

            ObjectStat stat = template.statObject(locked, "a");
            assertThat(stat.retention()).isNotNull();
            assertThat(stat.legalHold()).isTrue();
            template.disableObjectLegalHold(locked, "a");
            template.removeObjects(locked, List.of(new ObjectToDelete("a", stat.versionId())),
                    removal -> removal.bypassGovernance());
            template.removeBucket(locked);
        }
    }

}
