package io.github.miniospring.transfer;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.miniospring.CorruptObjectException;
import io.github.miniospring.bucket.VersioningConfig;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.contract.Transport;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.operation.SseCustomerKey;
import io.github.miniospring.operation.SseKms;
import io.github.miniospring.operation.SseS3;
import io.github.miniospring.template.MinioTemplate;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** That servers prove what they store, and what is removed when they store another. */
@MinioContract
class ProvenUploadTests {

    private static final byte[] LARGE = new byte[5 * 1024 * 1024 + 1];

    static Stream<Arguments> encryptions() {
        SseCustomerKey key = SseCustomerKey.of("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
        return Stream.of(Arguments.of("none", (Consumer<Upload>) upload -> {
        }), Arguments.of("SSE-S3", (Consumer<Upload>) upload -> upload.encryption(new SseS3())),
                Arguments.of("SSE-KMS", (Consumer<Upload>) upload -> upload.encryption(new SseKms("test-key"))),
                Arguments.of("SSE-C", (Consumer<Upload>) upload -> upload.encryption(key)));
    }

    // Otherwise every upload to it would be read twice.
    @ParameterizedTest(name = "{0}")
    @MethodSource("encryptions")
    void areProvenByTheChecksumThatComesBackOverTls(String name, Consumer<Upload> encryption, TestServer server) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        List<String> md5s = new CopyOnWriteArrayList<>();
        TestBucket bucket = server.bucket(Transport.TLS);
        try (bucket; MinioClient client = server.tlsClient().meterRegistry(meters).filter((request, next) -> {
            md5s.addAll(request.headers().getOrDefault("content-md5", List.of()));
            return next.exchange(request);
        }).build()) {
            MinioTemplate template = new MinioTemplate(client);
            template.putObject(bucket.name(), "small", "meow", encryption);
            template.putObject(bucket.name(), "large", LARGE, encryption);
            template.putObject(bucket.name(), "again", "meow", encryption);

            assertThat(md5s).isEmpty();
            assertThat(meters.find("minio.client.unverified").counter()).isNull();
        }
    }

    /** A client whose answers to such requests tell of other bytes. */
    private static MinioClient lying(TestServer server, HttpMethod method, String name, String value) {
        return server.client()
            .filter((request, next) -> next.exchange(request)
                .map(answer -> (request.method() == method && request.url().getQuery() == null)
                        ? answer.mutate().headers(headers -> headers.set(name, value)).build() : answer))
            .build();
    }

    @Test
    void leaveNothingBehindWhenTheServerStoredAnother(TestServer server, TestBucket bucket) {
        try (MinioClient client = lying(server, HttpMethod.PUT, "x-amz-checksum-crc32c", "AAAAAA==")) {
            assertThatExceptionOfType(CorruptObjectException.class)
                .isThrownBy(() -> new MinioTemplate(client).putObject(bucket.name(), "key", "meow"))
                .withMessageEndingWith("; it was removed");
        }

        assertThat(bucket.keys()).isEmpty();
    }

    @Test
    void leaveTheVersionBeforeWhenTheServerStoredAnother(TestServer server, TestBucket bucket) {
        bucket.template().setBucketVersioning(bucket.name(), VersioningConfig.enabled());
        bucket.put("key", "before");
        try (MinioClient client = lying(server, HttpMethod.PUT, "x-amz-checksum-crc32c", "AAAAAA==")) {
            assertThatExceptionOfType(CorruptObjectException.class)
                .isThrownBy(() -> new MinioTemplate(client).putObject(bucket.name(), "key", "meow"))
                .satisfies(failure -> assertThat(failure.versionId()).isNotNull());
        }

        assertThat(bucket.template().getObjectAsString(bucket.name(), "key")).isEqualTo("before");
    }

    @ParameterizedTest
    @CsvSource({ "TLS, CRC32, FULL_OBJECT", "HTTP, CRC64NVME, FULL_OBJECT", "HTTP, SHA1, COMPOSITE" })
    void provesTheWhole(Transport transport, ChecksumAlgorithm algorithm, String type, TestServer server) {
        try (TestBucket bucket = server.bucket(transport)) {
            stored(bucket, upload -> upload.checksum(algorithm));

            ObjectStat stat = bucket.template()
                .statObject(bucket.name(), "key", head -> head.header("x-amz-checksum-mode", "ENABLED"));
            assertThat(stat.headers().getFirst("x-amz-checksum-type")).isEqualTo(type);
            assertThat(stat.headers().getFirst(algorithm.header())).isNotNull();
        }
    }

    @Test
    void storesTheChecksumOfAllBytes(TestBucket bucket) {
        stored(bucket, upload -> {
        });

        ObjectStat stat = bucket.template()
            .statObject(bucket.name(), "key", head -> head.header("x-amz-checksum-mode", "ENABLED"));
        ChecksumAlgorithm.Computation expected = ChecksumAlgorithm.CRC32C.start();
        expected.update(ByteBuffer.wrap(LARGE));
        assertThat(stat.headers().getFirst("x-amz-checksum-crc32c")).isEqualTo(expected.value());
    }

    @Test
    void provesPartsByTheirMd5IfAsked(TestBucket bucket) {
        bucket.template()
            .putObject(bucket.name(), "key", new ByteArrayInputStream(LARGE), LARGE.length,
                    upload -> upload.verifyMd5());

        assertThat(bucket.template().statObject(bucket.name(), "key").size()).isEqualTo(LARGE.length);
    }

    @Test
    void worksWithoutAnyChecksum(TestServer server, TestBucket bucket) {
        try (var client = server.client().checksum(null).build()) {
            new MinioTemplate(client).putObject(bucket.name(), "key", LARGE);

            assertThat(bucket.template().getObjectBytes(bucket.name(), "key")).isEqualTo(LARGE);
        }
    }

    @Test
    void refusesAChecksumOfTheWholeThatNoPartCouldProve(TestBucket bucket) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> stored(bucket, upload -> upload.header("x-amz-checksum-crc32c", "AAAAAA==")))
            .withMessageContaining("x-amz-checksum-crc32c is for an object in one request");
    }

    private static ObjectStat stored(TestBucket bucket, Consumer<Upload> options) {
        bucket.template().putObject(bucket.name(), "key", LARGE, options);
        return bucket.template().statObject(bucket.name(), "key");
    }

}
