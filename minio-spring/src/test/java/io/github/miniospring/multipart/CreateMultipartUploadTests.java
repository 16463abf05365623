package io.github.miniospring.multipart;

import java.time.Instant;
import java.util.Map;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.encoding.ChecksumType;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.operation.Retention;
import io.github.miniospring.operation.SseS3;
import io.github.miniospring.operation.Tags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CreateMultipartUploadTests {

    private final CreateMultipartUpload create = CreateMultipartUpload.of("photos", "a b/cat.png");

    @Test
    void asksForNoMoreThanIsGiven() {
        assertThat(RequestText.of(this.create)).isEqualTo("""
                POST /photos/a%20b/cat.png?uploads=
                content-type: application/octet-stream
                """);
    }

    @Test
    void sendsWhatIsKeptWithTheObject() {
        this.create.contentType("image/png")
            .storageClass("REDUCED_REDUNDANCY")
            .userMetadata("Color", "blue")
            .tags(Tags.forObject(Map.of("kind", "cat")))
            .retention(new Retention(Retention.Mode.GOVERNANCE, Instant.parse("2030-01-02T03:04:05Z")))
            .legalHold(true)
            .encryption(new SseS3())
            .checksum(ChecksumAlgorithm.CRC32C, ChecksumType.FULL_OBJECT);

        assertThat(RequestText.of(this.create)).isEqualTo("""
                POST /photos/a%20b/cat.png?uploads=
                content-type: image/png
                x-amz-checksum-algorithm: CRC32C
                x-amz-checksum-type: FULL_OBJECT
                x-amz-meta-color: blue
                x-amz-object-lock-legal-hold: ON
                x-amz-object-lock-mode: GOVERNANCE
                x-amz-object-lock-retain-until-date: 2030-01-02T03:04:05Z
                x-amz-server-side-encryption: AES256
                x-amz-storage-class: REDUCED_REDUNDANCY
                x-amz-tagging: kind=cat
                """);
    }

    @ParameterizedTest
    @CsvSource({ "SHA1, FULL_OBJECT, COMPOSITE", "SHA256, FULL_OBJECT, COMPOSITE",
            "CRC64NVME, COMPOSITE, FULL_OBJECT" })
    void refusesChecksumsThatDoNotExist(ChecksumAlgorithm algorithm, ChecksumType type, ChecksumType other) {
        assertThatIllegalArgumentException().isThrownBy(() -> this.create.checksum(algorithm, type))
            .withMessage(algorithm + " cannot be of type " + type + "; write " + other);
    }

    @Test
    void readsTheUpload() {
        MultipartUpload upload = CannedExchange.decode(this.create,
                "<InitiateMultipartUploadResult><Bucket>photos</Bucket><Key>a b/cat.png</Key>"
                        + "<UploadId>id-1</UploadId></InitiateMultipartUploadResult>",
                "x-amz-checksum-type", "FULL_OBJECT");

        assertThat(upload).isEqualTo(new MultipartUpload("photos", "a b/cat.png", "id-1", ChecksumType.FULL_OBJECT));
    }

    @Test
    void failsWithoutAnUploadId() {
        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> CannedExchange.decode(this.create, "<InitiateMultipartUploadResult/>"))
            .withMessage("CreateMultipartUpload photos/a b/cat.png: the answer cannot be read: There is no UploadId");
    }

}
