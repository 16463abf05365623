package io.github.miniospring.object;

import java.time.Instant;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.operation.Retention;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GetObjectRetentionTests {

    private final GetObjectRetention get = GetObjectRetention.of("photos", "cat.png");

    @Test
    void asksForTheRetentionOfAVersion() {
        assertThat(RequestText.of(this.get.versionId("1"))).isEqualTo("GET /photos/cat.png?retention=&versionId=1\n");
    }

    @Test
    void readsUntilWhenItIsKept() {
        assertThat(CannedExchange.decode(this.get,
                "<Retention><Mode>COMPLIANCE</Mode>"
                        + "<RetainUntilDate>2030-01-02T03:04:05.678Z</RetainUntilDate></Retention>"))
            .isEqualTo(new Retention(Retention.Mode.COMPLIANCE, Instant.parse("2030-01-02T03:04:05.678Z")));
    }

    @Test
    void readsThatItIsNotKept() {
        assertThat(CannedExchange.decode(this.get, "<Retention/>")).isNull();
    }

    @Test
    void failsWithAModeThatItDoesNotKnow() {
        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> CannedExchange.decode(this.get, "<Retention><Mode>FOREVER</Mode></Retention>"))
            .withMessageContaining("FOREVER");
    }

}
