package io.github.miniospring.transfer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.contract.Transport;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.encoding.ChecksumType;
import io.github.miniospring.multipart.CompleteMultipartUpload;
import io.github.miniospring.multipart.CreateMultipartUpload;
import io.github.miniospring.multipart.MultipartUpload;
import io.github.miniospring.multipart.UploadPart;
import io.github.miniospring.multipart.UploadedPart;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.SseCustomerKey;
import io.github.miniospring.operation.SseS3;
import io.github.miniospring.template.MinioTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/** Files of objects that other clients have stored. */
@MinioContract
class ProvenDownloadTests {

    private static final int MIB = 1024 * 1024;

    @TempDir
    private Path directory;

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    static Stream<Arguments> cuts() {
        return Stream.of(Arguments.of(ChecksumAlgorithm.CRC32C, new int[] { 5 * MIB, 1 }),
                Arguments.of(ChecksumAlgorithm.SHA256, new int[] { 5 * MIB, 6 * MIB, 12_345 }),
                Arguments.of(ChecksumAlgorithm.CRC32, new int[] { 100 }));
    }

    // As the SDKs of AWS and other clients of MinIO store what is large.
    @ParameterizedTest
    @MethodSource("cuts")
    void areProvenByTheChecksumOverTheirParts(ChecksumAlgorithm algorithm, int[] sizes, TestBucket bucket) {
        byte[] content = composite(bucket, algorithm, null, sizes);

        for (int parallel : new int[] { 1, 3 }) {
            Path target = this.directory.resolve("target-" + parallel);
            DownloadedObject downloaded = bucket.template()
                .downloadObject(bucket.name(), "key", target,
                        download -> download.parallel(parallel).rangeSize(DataSize.ofMegabytes(2)));

            assertThat(downloaded.verified()).isTrue();
            assertThat(target).hasBinaryContent(content);
        }
    }

    @Test
    void areProvenWithAKeyOfTheCaller(TestServer server) {
        SseCustomerKey key = SseCustomerKey.of("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
        try (TestBucket bucket = server.bucket(Transport.TLS)) {
            composite(bucket, ChecksumAlgorithm.CRC32C, key, 5 * MIB, 1);

            assertThat(bucket.template()
                .downloadObject(bucket.name(), "key", this.directory.resolve("target"),
                        download -> download.encryption(key))
                .verified()).isTrue();
        }
    }

    @Test
    void areProvenByTheirMd5WhereThatIsWanted(TestServer server, TestBucket bucket) {
        try (MinioClient client = server.client().checksum(null).build()) {
            MinioTemplate template = new MinioTemplate(client);
            template.putObject(bucket.name(), "plain", "meow");
            template.putObject(bucket.name(), "encrypted", "meow", upload -> upload.encryption(new SseS3()));
        }

        for (String key : List.of("plain", "encrypted")) {
            assertThat(bucket.template()
                .downloadObject(bucket.name(), key, this.directory.resolve(key), Download::verifyMd5)
                .verified()).isTrue();
            assertThat(bucket.template().getObjectAsString(bucket.name(), key, get -> get.verifyMd5()))
                .isEqualTo("meow");
        }
    }

    private static byte[] composite(TestBucket bucket, ChecksumAlgorithm algorithm, @Nullable SseCustomerKey key,
            int... sizes) {
        CreateMultipartUpload create = CreateMultipartUpload.of(bucket.name(), "key")
            .checksum(algorithm, ChecksumType.COMPOSITE);
        MultipartUpload upload = bucket.execute((key != null) ? create.encryption(key) : create);
        byte[] content = bytes(IntStream.of(sizes).sum());
        List<UploadedPart> parts = new ArrayList<>();
        int at = 0;
        for (int size : sizes) {
            byte[] bytes = Arrays.copyOfRange(content, at, at + size);
            UploadPart part = UploadPart
                .of(bucket.name(), "key", upload.uploadId(), parts.size() + 1, ObjectBody.of(bytes))
                .checksum(algorithm);
            parts.add(bucket.execute((key != null) ? part.encryption(key) : part));
            at += size;
        }
        CompleteMultipartUpload complete = CompleteMultipartUpload.of(bucket.name(), "key", upload.uploadId(), parts);
        bucket.execute((key != null) ? complete.encryption(key) : complete);
        return content;
    }

}
