package io.github.miniospring.transfer;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.github.miniospring.ETag;
import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.PreconditionFailedException;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.contract.Transport;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.SseCustomerKey;
import io.github.miniospring.operation.SseKms;
import io.github.miniospring.operation.SseS3;
import io.github.miniospring.operation.Tags;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@MinioContract
class UploadTests {

    private static final SseCustomerKey KEY = SseCustomerKey.of(new byte[32]);

    @Test
    void keepsTheHeadersOfTheObject(TestBucket bucket) {
        ObjectStat stat = stored(bucket,
                upload -> upload.contentType("text/plain; charset=ISO-8859-1")
                    .cacheControl("no-store")
                    .contentDisposition("inline; filename=\"a b\"")
                    .contentEncoding("gzip")
                    .contentLanguage("de")
                    .expires(Instant.parse("2030-01-02T03:04:05Z")));

        assertThat(stat.contentType()).isEqualTo("text/plain; charset=ISO-8859-1");
        assertThat(stat.headers().getFirst("cache-control")).isEqualTo("no-store");
        assertThat(stat.headers().getFirst("content-disposition")).isEqualTo("inline; filename=\"a b\"");
        assertThat(stat.headers().getFirst("content-encoding")).isEqualTo("gzip");
        assertThat(stat.headers().getFirst("content-language")).isEqualTo("de");
        assertThat(stat.headers().getFirst("expires")).isEqualTo("Wed, 02 Jan 2030 03:04:05 GMT");
    }

    // Nothing is decompressed on the way, in spite of what the header says.
    @Test
    void answersTheBytesAsTheyWereStored(TestBucket bucket) {
        stored(bucket, upload -> upload.contentEncoding("gzip"));

        assertThat(bucket.template().getObjectAsString(bucket.name(), "key")).isEqualTo("content");
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheCallersEncodingOfAStream(Transport transport, TestServer server) {
        try (TestBucket bucket = server.bucket(transport)) {
            bucket.template()
                .putObject(bucket.name(), "key", new ByteArrayInputStream(new byte[3]), 3,
                        upload -> upload.contentEncoding("gzip"));

            assertThat(bucket.template().statObject(bucket.name(), "key").headers().getFirst("content-encoding"))
                .isEqualTo("gzip");
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsMetadataBeyondAscii(Transport transport, TestServer server) {
        Map<String, String> metadata = Map.of("color", "gr\u00fcn \ud83d\ude00", "plain", "a  b", "encoded",
                "=?UTF-8?B?w7w=?=", "edges", " both ", "empty", "", "tab", "a\tb", "long", "\u00fc".repeat(300));

        try (TestBucket bucket = server.bucket(transport)) {
            assertThat(stored(bucket, upload -> upload.userMetadata(metadata)).userMetadata()).isEqualTo(metadata);
        }
    }

    @Test
    void keepsTheStorageClass(TestBucket bucket) {
        assertThat(stored(bucket, upload -> upload.storageClass("REDUCED_REDUNDANCY")).storageClass())
            .isEqualTo("REDUCED_REDUNDANCY");
        assertThat(stored(bucket, upload -> upload.storageClass("STANDARD")).storageClass()).isEqualTo("STANDARD");
    }

    @Test
    void keepsTags(TestBucket bucket) {
        Tags tags = Tags.forObject(Map.of("kind of", "cat + dog", "a=b", "_.:/@-"));

        assertThat(stored(bucket, upload -> upload.tags(tags)).tagCount()).isEqualTo(2);
        assertThat(bucket.template().listObjects(bucket.name(), listing -> listing.includeUserMeta())).singleElement()
            .satisfies(object -> assertThat(object.tags()).isEqualTo(tags.asMap()));
    }

    @Test
    void guessesTheMediaTypeByTheKeyIfAsked(TestBucket bucket) {
        MinioTemplate template = bucket.template();
        template.putObject(bucket.name(), "a.png", "content", upload -> upload.detectContentType());
        template.putObject(bucket.name(), "b.unheard", "content", upload -> upload.detectContentType());
        template.putObject(bucket.name(), "c.png", "content", upload -> upload.contentType("x/y").detectContentType());
        template.putObject(bucket.name(), "d.png", "content");

        assertThat(bucket.keys()).map(key -> template.statObject(bucket.name(), key).contentType())
            .containsExactly("image/png", "application/octet-stream", "x/y", "application/octet-stream");
    }

    @Test
    void encryptsWithAKeyOfTheServer(TestBucket bucket) {
        assertThat(stored(bucket, upload -> upload.encryption(new SseS3())).headers()
            .getFirst("x-amz-server-side-encryption")).isEqualTo("AES256");
        assertThat(bucket.template().getObjectAsString(bucket.name(), "key")).isEqualTo("content");
    }

    @Test
    void encryptsWithAKeyOfTheKeyManagement(TestBucket bucket) {
        ObjectStat stat = stored(bucket,
                upload -> upload.encryption(new SseKms("test-key", Map.of("owner", "\u00fc\"1\""))).verifyMd5());

        assertThat(stat.headers().getFirst("x-amz-server-side-encryption")).isEqualTo("aws:kms");
        assertThat(stat.headers().getFirst("x-amz-server-side-encryption-aws-kms-key-id")).endsWith("test-key");
        assertThat(bucket.template().getObjectAsString(bucket.name(), "key")).isEqualTo("content");
    }

    @Test
    void encryptsWithAKeyOfTheCaller(TestServer server) {
        try (TestBucket bucket = server.bucket(Transport.TLS)) {
            MinioTemplate template = bucket.template();
            template.putObject(bucket.name(), "key", "content", upload -> upload.encryption(KEY));
            template.putObject(bucket.name(), "stream", new ByteArrayInputStream(new byte[200_000]), 200_000,
                    upload -> upload.encryption(KEY));

            assertThat(template.getObjectAsString(bucket.name(), "key", get -> get.encryption(KEY)))
                .isEqualTo("content");
            assertThat(template.getObjectBytes(bucket.name(), "stream", get -> get.encryption(KEY)))
                .isEqualTo(new byte[200_000]);
            assertThat(template.statObject(bucket.name(), "key", head -> head.encryption(KEY)).size()).isEqualTo(7);
            assertThatExceptionOfType(MinioResponseException.class)
                .isThrownBy(() -> template.getObjectAsString(bucket.name(), "key"));
            assertThatExceptionOfType(MinioResponseException.class)
                .isThrownBy(() -> template.getObjectAsString(bucket.name(), "key",
                        get -> get.encryption(SseCustomerKey.of(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13,
                                14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32 }))));
        }
    }

    @Test
    void sendsNoKeyOfTheCallerOverHttp(TestBucket bucket) {
        assertThatIllegalArgumentException().isThrownBy(() -> stored(bucket, upload -> upload.encryption(KEY)))
            .withMessage("PutObject " + bucket.name()
                    + "/key: an SSE-C key would travel readable over http; use an https endpoint");
    }

    @Test
    void storesOnlyWhereNothingIs(TestBucket bucket) {
        stored(bucket, upload -> upload.ifAbsent());

        assertThatExceptionOfType(PreconditionFailedException.class)
            .isThrownBy(() -> stored(bucket, upload -> upload.ifAbsent()));
    }

    @Test
    void storesOnlyOverTheStateItKnows(TestBucket bucket) {
        ETag first = stored(bucket, upload -> {
        }).etag();
        ETag other = new ETag("79b281060d337b9b2b84ccf390adcf74");

        assertThatExceptionOfType(PreconditionFailedException.class)
            .isThrownBy(() -> stored(bucket, upload -> upload.ifMatch(other)));
        assertThatExceptionOfType(PreconditionFailedException.class)
            .isThrownBy(() -> stored(bucket, upload -> upload.ifNoneMatch(first)));
        assertThat(stored(bucket, upload -> upload.ifMatch(first)).etag()).isEqualTo(first);
        assertThat(stored(bucket, upload -> upload.ifNoneMatch(other)).etag()).isEqualTo(first);
        assertThatExceptionOfType(NoSuchKeyException.class).isThrownBy(
                () -> bucket.template().putObject(bucket.name(), "absent", "content", upload -> upload.ifMatch(first)));
    }

    @ParameterizedTest
    @CsvSource({ "HTTP, CRC32", "HTTP, CRC32C", "HTTP, CRC64NVME", "HTTP, SHA1", "HTTP, SHA256", "TLS, CRC32",
            "TLS, CRC32C", "TLS, CRC64NVME", "TLS, SHA1", "TLS, SHA256" })
    void provesTheBytesByAnyChecksum(Transport transport, ChecksumAlgorithm algorithm, TestServer server) {
        byte[] content = "content".repeat(20_000).getBytes(StandardCharsets.US_ASCII);

        try (TestBucket bucket = server.bucket(transport)) {
            MinioTemplate template = bucket.template();
            ObjectWriteResult bytes = template.putObject(bucket.name(), "bytes", content,
                    upload -> upload.checksum(algorithm));
            ObjectWriteResult stream = template.putObject(bucket.name(), "stream", new ByteArrayInputStream(content),
                    content.length, upload -> upload.checksum(algorithm));

            String value = bytes.headers().getFirst(algorithm.header());
            assertThat(value).isNotNull().isEqualTo(stream.headers().getFirst(algorithm.header()));
            for (String key : bucket.keys()) {
                assertThat(template.statObject(bucket.name(), key).headers().getFirst(algorithm.header()))
                    .isEqualTo(value);
                assertThat(template.<Boolean>getObject(bucket.name(), key, read -> {
                    assertThat(read.inputStream().readAllBytes()).isEqualTo(content);
                    return read.verified();
                })).isTrue();
            }
        }
    }

    @Test
    void isRefusedWithAChecksumThatIsNotThatOfTheBytes(TestBucket bucket) {
        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> stored(bucket, upload -> upload.header("x-amz-checksum-crc32c", "AAAAAA==")))
            .satisfies(failure -> assertThat(failure.code()).isEqualTo(new ErrorCode("XAmzContentChecksumMismatch")));
        assertThat(bucket.keys()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void provesTheBytesByTheirMd5(Transport transport, TestServer server) {
        try (TestBucket bucket = server.bucket(transport)) {
            assertThat(stored(bucket, upload -> upload.verifyMd5()).etag())
                .isEqualTo(new ETag("9a0364b9e99bb480dd25e1f0284c8555"));
        }
    }

    @Test
    void leavesTheBytesOutOfTheSignatureIfAsked(TestBucket bucket) {
        MinioTemplate template = bucket.template();
        template.putObject(bucket.name(), "bytes", new byte[100_000], upload -> upload.unsignedPayload());
        template.putObject(bucket.name(), "stream", new ByteArrayInputStream(new byte[100_000]), 100_000,
                upload -> upload.unsignedPayload());

        assertThat(bucket.keys())
            .allSatisfy(key -> assertThat(template.getObjectBytes(bucket.name(), key)).hasSize(100_000));
    }

    @ParameterizedTest
    @EnumSource
    void tellsHowManyBytesHaveLeft(Transport transport, TestServer server) {
        int length = 3_000_000;
        try (TestBucket bucket = server.bucket(transport)) {
            for (ObjectBody body : List.of(ObjectBody.of(new byte[length]),
                    ObjectBody.of(new ByteArrayInputStream(new byte[length]), length))) {
                List<Long> progress = new CopyOnWriteArrayList<>();
                bucket.template().putObject(bucket.name(), "key", body, upload -> upload.progress((sent, total) -> {
                    assertThat(total).isEqualTo(length);
                    progress.add(sent);
                }));

                assertThat(progress).isSorted().hasSizeGreaterThan(2).endsWith((long) length);
            }
        }
    }

    @Test
    void takesFurtherHeaders(TestBucket bucket) {
        assertThat(stored(bucket, upload -> upload.header("X-Amz-Meta-Raw", "value")).userMetadata())
            .containsEntry("raw", "value");
    }

    private static ObjectStat stored(TestBucket bucket, Consumer<Upload> options) {
        bucket.template().putObject(bucket.name(), "key", "content", options);
        return bucket.template().statObject(bucket.name(), "key");
    }

}
