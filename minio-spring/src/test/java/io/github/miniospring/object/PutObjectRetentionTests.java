package io.github.miniospring.object;

import java.time.Instant;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.operation.Retention;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PutObjectRetentionTests {

    private final PutObjectRetention put = PutObjectRetention.of("photos", "cat.png",
            new Retention(Retention.Mode.GOVERNANCE, Instant.parse("2030-01-02T03:04:05.678912Z")));

    @Test
    void keepsAVersion() {
        assertThat(RequestText.of(this.put.versionId("1"))).isEqualTo("""
                PUT /photos/cat.png?retention=&versionId=1
                content-type: application/xml

                <Retention xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Mode>GOVERNANCE</Mode>\
                <RetainUntilDate>2030-01-02T03:04:05.678Z</RetainUntilDate></Retention>
                """);
    }

    @Test
    void liftsARetentionInGovernanceMode() {
        String request = RequestText.of(PutObjectRetention.none("photos", "cat.png").bypassGovernance());

        assertThat(request).contains("x-amz-bypass-governance-retention: true")
            .doesNotContain("Mode", "RetainUntilDate")
            .contains("<Retention xmlns=");
    }

    @Test
    void provesTheDocumentByItsMd5() {
        assertThat(this.put.toRequest().payload().md5()).isTrue();
    }

    @Test
    void answersNothing() {
        assertThat(CannedExchange.decode(this.put, "")).isNull();
    }

}
