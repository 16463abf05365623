package io.github.miniospring.multipart;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@MinioContract
class AbortMultipartUploadTests {

    @Test
    void namesTheUpload() {
        assertThat(RequestText.of(AbortMultipartUpload.of("photos", "cat.png", "id")))
            .isEqualTo("DELETE /photos/cat.png?uploadId=id\n");
    }

    @Test
    void refusesABlankUploadId() {
        assertThatIllegalArgumentException().isThrownBy(() -> AbortMultipartUpload.of("photos", "cat.png", ""));
    }

    @Test
    void endsAnUpload(TestBucket bucket) {
        MultipartUpload upload = bucket.execute(CreateMultipartUpload.of(bucket.name(), "key"));
        assertThat(upload).isNotNull();

        bucket.execute(AbortMultipartUpload.of(bucket.name(), "key", upload.uploadId()));

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> bucket.execute(ListParts.of(bucket.name(), "key", upload.uploadId())))
            .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NO_SUCH_UPLOAD));
    }

}
