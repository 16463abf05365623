package io.github.miniospring.bucket.policy;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GetBucketPolicyTests {

    private final GetBucketPolicy get = GetBucketPolicy.of("photos");

    @Test
    void asksForThePolicy() {
        assertThat(RequestText.of(this.get)).isEqualTo("GET /photos?policy=\n");
    }

    @Test
    void keepsTheTextLetterForLetter() {
        String json = "{ \"Statement\": [], \"Id\": \"ü\\u00fc\" }\n";

        assertThat(CannedExchange.decode(this.get, json)).isEqualTo(new BucketPolicy(json));
    }

    @Test
    void refusesAnAnswerThatIsNoPolicyByItsSize() {
        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> CannedExchange.decode(this.get, "x".repeat((1 << 20) + 1)))
            .withMessage("GetBucketPolicy photos: the answer is larger than any policy");
    }

}
