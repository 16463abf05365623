package io.github.miniospring.multipart;

import java.util.List;
import java.util.Map;

import io.github.miniospring.ETag;
import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.encoding.ChecksumType;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CompleteMultipartUploadTests {

    private static final UploadedPart FIRST = new UploadedPart(1, new ETag("a"),
            Map.of(ChecksumAlgorithm.CRC32C, "V5kNDg=="));

    private static final UploadedPart THIRD = new UploadedPart(3, new ETag("c"));

    private final CompleteMultipartUpload complete = CompleteMultipartUpload.of("photos", "cat.png", "id",
            List.of(FIRST, THIRD));

    @Test
    void namesThePartsInOrder() {
        assertThat(RequestText.of(this.complete)).isEqualTo("""
                POST /photos/cat.png?uploadId=id
                content-type: application/xml

                <CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">\
                <Part><PartNumber>1</PartNumber><ETag>"a"</ETag><ChecksumCRC32C>V5kNDg==</ChecksumCRC32C></Part>\
                <Part><PartNumber>3</PartNumber><ETag>"c"</ETag></Part></CompleteMultipartUpload>
                """);
    }

    @Test
    void sendsConditionsAndTheChecksumOfTheWhole() {
        this.complete.ifAbsent().checksum(ChecksumAlgorithm.CRC32C, "yZRlqg==");

        assertThat(this.complete.toRequest().headers()).containsEntry("if-none-match", "*")
            .containsEntry("x-amz-checksum-crc32c", "yZRlqg==")
            .containsEntry("x-amz-checksum-type", "FULL_OBJECT");
    }

    @Test
    void isNeverRepeatedBlindly() {
        assertThat(this.complete.toRequest().repeatableBlindly()).isFalse();
    }

    @Test
    void refusesPartsOutOfOrderAndTwice() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> CompleteMultipartUpload.of("photos", "cat.png", "id", List.of(THIRD, FIRST)))
            .withMessage("Parts must be in ascending order of their numbers, but 1 comes after 3");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> CompleteMultipartUpload.of("photos", "cat.png", "id", List.of(FIRST, FIRST)));
    }

    @Test
    void refusesNoParts() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> CompleteMultipartUpload.of("photos", "cat.png", "id", List.of()));
    }

    @Test
    void readsTheObject() {
        CompletedUpload object = CannedExchange.decode(this.complete,
                "  <CompleteMultipartUploadResult><Location>http://localhost/photos/cat.png</Location>"
                        + "<ETag>&quot;abc-2&quot;</ETag><ChecksumCRC32C>yZRlqg==</ChecksumCRC32C><ChecksumSHA1/>"
                        + "<ChecksumType>FULL_OBJECT</ChecksumType></CompleteMultipartUploadResult>",
                "x-amz-version-id", "v1");

        assertThat(object).isNotNull();
        assertThat(object.etag()).isEqualTo(new ETag("abc-2"));
        assertThat(object.versionId()).isEqualTo("v1");
        assertThat(object.location()).isEqualTo("http://localhost/photos/cat.png");
        assertThat(object.checksums()).isEqualTo(Map.of(ChecksumAlgorithm.CRC32C, "yZRlqg=="));
        assertThat(object.checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
    }

    @Test
    void failsWhenAnErrorComesWithStatus200() {
        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> CannedExchange.decode(this.complete,
                    "   <?xml version=\"1.0\"?><Error><Code>InternalError</Code></Error>"))
            .satisfies(failure -> assertThat(failure.code()).isEqualTo(new ErrorCode("InternalError")));
    }

}
