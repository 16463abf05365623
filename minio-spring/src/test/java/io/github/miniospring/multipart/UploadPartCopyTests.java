package io.github.miniospring.multipart;

import java.util.Map;

import io.github.miniospring.ETag;
import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.operation.CopySource;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class UploadPartCopyTests {

    private final CopySource source = CopySource.of("album", "old cat.png").versionId("v/1").ifMatch(new ETag("abc"));

    private final UploadPartCopy copy = UploadPartCopy.of("photos", "cat.png", "id", 2, this.source);

    @Test
    void namesTheSource() {
        assertThat(RequestText.of(this.copy)).isEqualTo("""
                PUT /photos/cat.png?partNumber=2&uploadId=id
                x-amz-copy-source: /album/old%20cat.png?versionId=v%2F1
                x-amz-copy-source-if-match: "abc"
                """);
    }

    @Test
    void namesThePartOfTheSource() {
        assertThat(UploadPartCopy.of("photos", "cat.png", "id", 2, this.source.range(5, 10)).toRequest().headers())
            .containsEntry("x-amz-copy-source-range", "bytes=5-14");
    }

    @Test
    void refusesAPartWithoutEnd() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> UploadPartCopy.of("photos", "cat.png", "id", 2, this.source.range(5, 0)))
            .withMessage("The range of album/old cat.png version v/1 has no end, which a copy of a part must have;"
                    + " give its length");
    }

    @Test
    void readsWhatCompletingMustName() {
        assertThat(CannedExchange.decode(this.copy,
                "<CopyPartResult><ETag>&quot;e&quot;</ETag>"
                        + "<ChecksumCRC32C>V5kNDg==</ChecksumCRC32C><ChecksumSHA1/></CopyPartResult>"))
            .isEqualTo(new UploadedPart(2, new ETag("e"), Map.of(ChecksumAlgorithm.CRC32C, "V5kNDg==")));
    }

    @Test
    void failsWhenAnErrorComesWithStatus200() {
        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> CannedExchange.decode(this.copy, "<Error><Code>SlowDown</Code></Error>"))
            .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.SLOW_DOWN));
    }

}
