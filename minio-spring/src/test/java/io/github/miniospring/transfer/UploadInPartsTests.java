package io.github.miniospring.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.github.miniospring.ETag;
import io.github.miniospring.PreconditionFailedException;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.contract.Transport;
import io.github.miniospring.multipart.ListMultipartUploads;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.operation.BytesPart;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.SseCustomerKey;
import io.github.miniospring.operation.SseKms;
import io.github.miniospring.operation.SseS3;
import io.github.miniospring.operation.Tags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Objects larger than a part. */
@MinioContract
class UploadInPartsTests {

    private static final int PART = 5 * 1024 * 1024;

    private static final byte[] CONTENT = new byte[PART + 100];

    static {
        new Random(1).nextBytes(CONTENT);
    }

    @TempDir
    private Path directory;

    enum Source {

        BYTES, FILE, RESOURCE, STREAM, UNKNOWN_STREAM, UNKNOWN_PUBLISHER, FORM_PART, WRITER;

        ObjectBody body(byte[] content, Path directory) {
            return switch (this) {
                case BYTES -> ObjectBody.of(content);
                case FILE -> ObjectBody.of(file(content, directory));
                case RESOURCE -> ObjectBody.of(new ByteArrayResource(content));
                case STREAM -> ObjectBody.of(new ByteArrayInputStream(content), content.length);
                case UNKNOWN_STREAM -> ObjectBody.of(new ByteArrayInputStream(content));
                case UNKNOWN_PUBLISHER -> ObjectBody.of(buffers(content));
                case FORM_PART -> ObjectBody.of(new BytesPart(content, false));
                case WRITER -> ObjectBody.writer(out -> out.write(content));
            };
        }

        private static Path file(byte[] content, Path directory) {
            try {
                return Files.write(directory.resolve("content"), content);
            }
            catch (IOException ex) {
                throw new IllegalStateException(ex);
            }
        }

        private static Flux<DataBuffer> buffers(byte[] content) {
            int middle = content.length / 2;
            return Flux.defer(() -> Flux.just(
                    DefaultDataBufferFactory.sharedInstance.wrap(Arrays.copyOf(content, middle)),
                    DefaultDataBufferFactory.sharedInstance.wrap(Arrays.copyOfRange(content, middle, content.length))));
        }

    }

    @ParameterizedTest
    @EnumSource
    void storesWhateverTheSource(Source source, TestBucket bucket) {
        bucket.template().putObject(bucket.name(), "key", source.body(CONTENT, this.directory));

        assertThat(bucket.template().getObjectBytes(bucket.name(), "key")).isEqualTo(CONTENT);
        assertThat(etag(bucket)).endsWith("-2");
        assertThat(uploads(bucket)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = { "FILE", "UNKNOWN_STREAM" })
    void storesOverTls(Source source, TestServer server) {
        try (TestBucket bucket = server.bucket(Transport.TLS)) {
            bucket.template().putObject(bucket.name(), "key", source.body(CONTENT, this.directory));

            assertThat(bucket.template().getObjectBytes(bucket.name(), "key")).isEqualTo(CONTENT);
            assertThat(etag(bucket)).endsWith("-2");
        }
    }

    @ParameterizedTest
    @EnumSource(names = { "FILE", "UNKNOWN_STREAM" })
    void storesInOneRequestWhatIsNoLargerThanAPart(Source source, TestBucket bucket) {
        byte[] content = Arrays.copyOf(CONTENT, PART);

        bucket.template().putObject(bucket.name(), "key", source.body(content, this.directory));
        bucket.template().putObject(bucket.name(), "empty", source.body(new byte[0], this.directory));

        assertThat(bucket.template().getObjectBytes(bucket.name(), "key")).isEqualTo(content);
        assertThat(etag(bucket)).hasSize(32);
        assertThat(bucket.template().statObject(bucket.name(), "empty").size()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = { "FILE", "UNKNOWN_STREAM" })
    void storesWholePartsOnly(Source source, TestBucket bucket) {
        byte[] content = new byte[2 * PART];

        bucket.template().putObject(bucket.name(), "key", source.body(content, this.directory));

        assertThat(bucket.template().statObject(bucket.name(), "key").size()).isEqualTo(2 * PART);
        assertThat(etag(bucket)).endsWith("-2");
    }

    @Test
    void keepsAllThatIsToBeKept(TestServer server) {
        Instant expires = Instant.parse("2030-01-02T03:04:05Z");
        try (TestBucket bucket = server.bucket(Transport.HTTP)) {
            ObjectStat stat = stored(bucket,
                    upload -> upload.contentType("text/plain")
                        .cacheControl("no-store")
                        .contentDisposition("inline")
                        .contentEncoding("gzip")
                        .contentLanguage("de")
                        .expires(expires)
                        .storageClass("REDUCED_REDUNDANCY")
                        .userMetadata("color", "gr\u00fcn")
                        .tags(Tags.forObject(Map.of("kind", "cat"))));

            assertThat(stat.contentType()).isEqualTo("text/plain");
            assertThat(stat.headers().getFirst("cache-control")).isEqualTo("no-store");
            assertThat(stat.headers().getFirst("content-disposition")).isEqualTo("inline");
            assertThat(stat.headers().getFirst("content-encoding")).isEqualTo("gzip");
            assertThat(stat.headers().getFirst("content-language")).isEqualTo("de");
            assertThat(stat.headers().getFirst("expires")).isEqualTo("Wed, 02 Jan 2030 03:04:05 GMT");
            assertThat(stat.storageClass()).isEqualTo("REDUCED_REDUNDANCY");
            assertThat(stat.userMetadata()).isEqualTo(Map.of("color", "gr\u00fcn"));
            assertThat(stat.tagCount()).isOne();
        }
    }

    @Test
    void keepsTheMediaTypeOfTheSource(TestBucket bucket) {
        bucket.template().putObject(bucket.name(), "key", new BytesPart(CONTENT, false));

        assertThat(bucket.template().statObject(bucket.name(), "key").contentType()).isEqualTo("text/plain");
    }

    @Test
    void encryptsWithKeysOfTheServer(TestBucket bucket) {
        assertThat(stored(bucket, upload -> upload.encryption(new SseS3())).headers()
            .getFirst("x-amz-server-side-encryption")).isEqualTo("AES256");
        assertThat(stored(bucket, upload -> upload.encryption(new SseKms("test-key", Map.of("a", "b")))).headers()
            .getFirst("x-amz-server-side-encryption")).isEqualTo("aws:kms");
        assertThat(bucket.template().getObjectBytes(bucket.name(), "key")).isEqualTo(CONTENT);
    }

    @Test
    void encryptsWithAKeyOfTheCaller(TestServer server) {
        SseCustomerKey key = SseCustomerKey.of(new byte[32]);
        try (TestBucket bucket = server.bucket(Transport.TLS)) {
            bucket.template()
                .putObject(bucket.name(), "key", new ByteArrayInputStream(CONTENT), CONTENT.length,
                        upload -> upload.encryption(key));

            assertThat(bucket.template().getObjectBytes(bucket.name(), "key", get -> get.encryption(key)))
                .isEqualTo(CONTENT);
        }
    }

    @Test
    void tellsTheBytesThatAreSentAndHowManyThereAre(TestBucket bucket) {
        List<Long> seen = new CopyOnWriteArrayList<>();
        List<Long> totals = new CopyOnWriteArrayList<>();

        stored(bucket, upload -> upload.progress((sent, total) -> {
            seen.add(sent);
            totals.add(total);
        }));

        assertThat(seen).isSorted().last().isEqualTo((long) CONTENT.length);
        assertThat(totals).containsOnly((long) CONTENT.length);
    }

    @Test
    void tellsTheBytesThatAreSentOfAStreamWithoutLength(TestBucket bucket) {
        List<Long> seen = new CopyOnWriteArrayList<>();
        List<Long> totals = new CopyOnWriteArrayList<>();

        bucket.template()
            .putObject(bucket.name(), "key", ObjectBody.of(new ByteArrayInputStream(CONTENT)),
                    upload -> upload.progress((sent, total) -> {
                        seen.add(sent);
                        totals.add(total);
                    }));

        assertThat(seen).isSorted().last().isEqualTo((long) CONTENT.length);
        assertThat(totals).containsOnly(-1L);
    }

    @Test
    void storesOnlyWhereThereIsNothingYet(TestBucket bucket) {
        stored(bucket, upload -> upload.ifAbsent());

        assertThatExceptionOfType(PreconditionFailedException.class)
            .isThrownBy(() -> stored(bucket, upload -> upload.ifAbsent()));
        assertThat(uploads(bucket)).isEmpty();
    }

    @Test
    void storesOnlyOverTheStateThatIsGiven(TestBucket bucket) {
        ObjectStat first = stored(bucket, upload -> upload.userMetadata("n", "1"));

        stored(bucket, upload -> upload.ifMatch(first.etag()).userMetadata("n", "2"));
        assertThatExceptionOfType(PreconditionFailedException.class)
            .isThrownBy(() -> stored(bucket, upload -> upload.ifMatch(new ETag("0123456789abcdef0123456789abcdef"))));

        assertThat(bucket.template().statObject(bucket.name(), "key").userMetadata()).containsEntry("n", "2");
        assertThat(uploads(bucket)).isEmpty();
    }

    private static ObjectStat stored(TestBucket bucket, Consumer<Upload> options) {
        bucket.template().putObject(bucket.name(), "key", CONTENT, options);
        return bucket.template().statObject(bucket.name(), "key");
    }

    private static String etag(TestBucket bucket) {
        return String.valueOf(bucket.template().statObject(bucket.name(), "key").etag());
    }

    private static List<ListMultipartUploads.Upload> uploads(TestBucket bucket) {
        return bucket.execute(ListMultipartUploads.of(bucket.name()).prefix("key")).uploads();
    }

}
