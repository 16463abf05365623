package io.github.miniospring.multipart;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.miniospring.ETag;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.operation.S3Request;
import io.github.miniospring.operation.SseCustomerKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class UploadPartTests {

    private final UploadPart part = UploadPart.of("photos", "cat.png", "id/1", 7, ObjectBody.of("meow"));

    @Test
    void sendsTheBytesOfAPart() {
        assertThat(RequestText.of(this.part)).isEqualTo("""
                PUT /photos/cat.png?partNumber=7&uploadId=id%2F1

                meow
                """);
    }

    @Test
    void sendsTheKeyOfTheCaller() {
        this.part.encryption(SseCustomerKey.of("32byteslongsecretkeymustprovided".getBytes(StandardCharsets.US_ASCII)));

        assertThat(this.part.toRequest().headers()).containsOnlyKeys("x-amz-server-side-encryption-customer-algorithm",
                "x-amz-server-side-encryption-customer-key", "x-amz-server-side-encryption-customer-key-md5");
    }

    @Test
    void provesItsBytesLikeAnObject() {
        S3Request request = this.part.checksum(ChecksumAlgorithm.CRC32).verifyMd5().toRequest();

        assertThat(request.payload().data()).isTrue();
        assertThat(request.payload().checksum()).isEqualTo(ChecksumAlgorithm.CRC32);
        assertThat(request.payload().md5()).isTrue();
        assertThat(request.repeatableBlindly()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 10_001, -1 })
    void refusesNumbersThatNoPartHas(int number) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> UploadPart.of("photos", "cat.png", "id", number, ObjectBody.empty()))
            .withMessage("A part number must be from 1 to 10000 but is " + number);
    }

    @Test
    void refusesABlankUploadId() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> UploadPart.of("photos", "cat.png", " ", 1, ObjectBody.empty()))
            .withMessage("uploadId must not be blank");
    }

    @Test
    void readsWhatCompletingMustName() {
        assertThat(CannedExchange.decode(this.part, "", "ETag", "\"abc\"", "x-amz-checksum-sha1", "V5kNDg=="))
            .isEqualTo(new UploadedPart(7, new ETag("abc"), Map.of(ChecksumAlgorithm.SHA1, "V5kNDg==")));
    }

    @Test
    void failsWithoutATag() {
        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(() -> CannedExchange.decode(this.part, ""))
            .withMessageStartingWith("UploadPart photos/cat.png: the answer has no ETag for part 7");
    }

}
