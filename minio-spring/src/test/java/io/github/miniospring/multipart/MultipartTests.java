package io.github.miniospring.multipart;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.github.miniospring.ETag;
import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.PreconditionFailedException;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.contract.Transport;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.encoding.ChecksumType;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.operation.CopySource;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.Operation;
import io.github.miniospring.operation.SseCustomerKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The actions of multipart uploads together, step by step. */
@MinioContract
class MultipartTests {

    private static final int PART = 5 * 1024 * 1024;

    private static final byte[] CONTENT = new byte[PART + 1000];

    static {
        new Random(1).nextBytes(CONTENT);
    }

    @ParameterizedTest
    @CsvSource({ "HTTP, CRC32, COMPOSITE", "HTTP, CRC32C, FULL_OBJECT", "HTTP, CRC64NVME, FULL_OBJECT",
            "HTTP, SHA1, COMPOSITE", "TLS, SHA256, COMPOSITE", "TLS, CRC32C, FULL_OBJECT" })
    void makeOneObject(Transport transport, ChecksumAlgorithm algorithm, ChecksumType type, TestServer server) {
        try (TestBucket bucket = server.bucket(transport)) {
            MultipartUpload upload = execute(bucket,
                    CreateMultipartUpload.of(bucket.name(), "key")
                        .contentType("text/plain")
                        .userMetadata("color", "blue")
                        .checksum(algorithm, type));
            UploadedPart last = execute(bucket, part(upload, 2, PART, CONTENT.length).checksum(algorithm));
            UploadedPart first = execute(bucket, part(upload, 1, 0, PART).checksum(algorithm));
            assertThat(first.checksums()).containsOnlyKeys(algorithm);

            ListParts.Page parts = execute(bucket, ListParts.of(bucket.name(), "key", upload.uploadId()));
            assertThat(parts.parts()).extracting(ListParts.Part::partNumber).containsExactly(1, 2);
            assertThat(parts.parts()).extracting(ListParts.Part::size).containsExactly((long) PART, 1000L);
            assertThat(parts.parts().get(0).etag()).isEqualTo(first.etag());
            assertThat(parts.parts().get(0).checksums()).isEqualTo(first.checksums());
            assertThat(parts.checksumAlgorithm()).isEqualTo(algorithm);
            assertThat(parts.next()).isNull();

            CompletedUpload object = execute(bucket,
                    CompleteMultipartUpload.of(bucket.name(), "key", upload.uploadId(), List.of(first, last)));

            assertThat(object.checksums()).containsKey(algorithm);
            assertThat(object.checksumType()).isEqualTo(type);
            ObjectStat stat = bucket.template().statObject(bucket.name(), "key");
            assertThat(stat.etag()).isEqualTo(object.etag());
            assertThat(stat.contentType()).isEqualTo("text/plain");
            assertThat(stat.userMetadata()).containsEntry("color", "blue");
            assertThat(bucket.template().getObjectBytes(bucket.name(), "key")).isEqualTo(CONTENT);
        }
    }

    @Test
    void listPartsPageByPage(TestBucket bucket) {
        MultipartUpload upload = execute(bucket, CreateMultipartUpload.of(bucket.name(), "key"));
        for (int number : new int[] { 1, 2, 5 }) {
            execute(bucket, part(upload, number, 0, 10));
        }

        ListParts.Page first = execute(bucket, ListParts.of(bucket.name(), "key", upload.uploadId()).maxParts(2));
        assertThat(first.parts()).extracting(ListParts.Part::partNumber).containsExactly(1, 2);
        assertThat(first.next()).isEqualTo(2);

        ListParts.Page second = execute(bucket,
                ListParts.of(bucket.name(), "key", upload.uploadId()).maxParts(2).partNumberMarker(2));
        assertThat(second.parts()).extracting(ListParts.Part::partNumber).containsExactly(5);
        assertThat(second.next()).isNull();
    }

    @Test
    void proveTheWholeByItsChecksum(TestBucket bucket) {
        MultipartUpload upload = execute(bucket, CreateMultipartUpload.of(bucket.name(), "key")
            .checksum(ChecksumAlgorithm.CRC32C, ChecksumType.FULL_OBJECT));
        UploadedPart part = execute(bucket, part(upload, 1, 0, 1000));

        assertThatExceptionOfType(MinioResponseException.class).isThrownBy(
                () -> execute(bucket, CompleteMultipartUpload.of(bucket.name(), "key", upload.uploadId(), List.of(part))
                    .checksum(ChecksumAlgorithm.CRC32C, "AAAAAA==")));
        assertThat(bucket.keys()).isEmpty();
    }

    @Test
    void completeOnlyOverTheStateThatIsGiven(TestBucket bucket) {
        bucket.put("key");
        MultipartUpload upload = execute(bucket, CreateMultipartUpload.of(bucket.name(), "key"));
        UploadedPart part = execute(bucket, part(upload, 1, 0, 1000));

        assertThatExceptionOfType(PreconditionFailedException.class).isThrownBy(() -> execute(bucket,
                CompleteMultipartUpload.of(bucket.name(), "key", upload.uploadId(), List.of(part)).ifAbsent()));
        ETag there = bucket.template().statObject(bucket.name(), "key").etag();
        execute(bucket,
                CompleteMultipartUpload.of(bucket.name(), "key", upload.uploadId(), List.of(part)).ifMatch(there));

        assertThat(bucket.template().statObject(bucket.name(), "key").size()).isEqualTo(1000);
    }

    @Test
    void refuseAPartThatIsNotThatOfTheServer(TestBucket bucket) {
        MultipartUpload upload = execute(bucket, CreateMultipartUpload.of(bucket.name(), "key"));
        execute(bucket, part(upload, 1, 0, 1000));

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> execute(bucket,
                    CompleteMultipartUpload.of(bucket.name(), "key", upload.uploadId(),
                            List.of(new UploadedPart(1, new ETag("0123456789abcdef0123456789abcdef"))))))
            .satisfies(failure -> assertThat(failure.code()).isEqualTo(new ErrorCode("InvalidPart")));
    }

    @Test
    void refuseASmallPartInTheMiddle(TestBucket bucket) {
        MultipartUpload upload = execute(bucket, CreateMultipartUpload.of(bucket.name(), "key"));
        UploadedPart first = execute(bucket, part(upload, 1, 0, 1000));
        UploadedPart second = execute(bucket, part(upload, 2, 0, 1000));

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> execute(bucket,
                    CompleteMultipartUpload.of(bucket.name(), "key", upload.uploadId(), List.of(first, second))))
            .satisfies(failure -> assertThat(failure.code()).isEqualTo(new ErrorCode("EntityTooSmall")));
    }

    @Test
    void copyPartsOfObjects(TestBucket bucket) {
        bucket.template().putObject(bucket.name(), "source", CONTENT);
        MultipartUpload upload = execute(bucket, CreateMultipartUpload.of(bucket.name(), "a b"));
        CopySource source = CopySource.of(bucket.name(), "source");

        UploadedPart first = execute(bucket, UploadPartCopy.of(bucket.name(), "a b", upload.uploadId(), 1, source));
        UploadedPart second = execute(bucket,
                UploadPartCopy.of(bucket.name(), "a b", upload.uploadId(), 2, source.range(10, 20)));
        execute(bucket, CompleteMultipartUpload.of(bucket.name(), "a b", upload.uploadId(), List.of(first, second)));

        byte[] copied = bucket.template().getObjectBytes(bucket.name(), "a b");
        assertThat(copied).hasSize(CONTENT.length + 20).startsWith(CONTENT);
        assertThat(Arrays.copyOfRange(copied, CONTENT.length, copied.length))
            .isEqualTo(Arrays.copyOfRange(CONTENT, 10, 30));
    }

    @Test
    void encryptByTheKeyOfTheCaller(TestServer server) {
        SseCustomerKey key = SseCustomerKey.of(new byte[32]);
        try (TestBucket bucket = server.bucket(Transport.TLS)) {
            MultipartUpload upload = execute(bucket, CreateMultipartUpload.of(bucket.name(), "key").encryption(key));
            UploadedPart part = execute(bucket, part(upload, 1, 0, 1000).encryption(key));
            execute(bucket, ListParts.of(bucket.name(), "key", upload.uploadId()).encryption(key));
            execute(bucket,
                    CompleteMultipartUpload.of(bucket.name(), "key", upload.uploadId(), List.of(part)).encryption(key));

            assertThat(bucket.template().getObjectBytes(bucket.name(), "key", get -> get.encryption(key)))
                .isEqualTo(Arrays.copyOf(CONTENT, 1000));
        }
    }

    private static UploadPart part(MultipartUpload upload, int number, int from, int to) {
        return UploadPart.of(upload.bucket(), upload.key(), upload.uploadId(), number,
                ObjectBody.of(Arrays.copyOfRange(CONTENT, from, to)));
    }

    private static <R> R execute(TestBucket bucket, Operation<R> operation) {
        R result = bucket.execute(operation);
        assertThat(result).isNotNull();
        return result;
    }

}
