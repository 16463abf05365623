package io.github.miniospring.object;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PutObjectLegalHoldTests {

    private final PutObjectLegalHold put = PutObjectLegalHold.of("photos", "cat.png", true);

    @Test
    void holdsAVersion() {
        assertThat(RequestText.of(this.put.versionId("1"))).isEqualTo("""
                PUT /photos/cat.png?legal-hold=&versionId=1
                content-type: application/xml

                <LegalHold xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Status>ON</Status></LegalHold>
                """);
    }

    @Test
    void liftsTheHold() {
        assertThat(RequestText.of(PutObjectLegalHold.of("photos", "cat.png", false))).contains("<Status>OFF</Status>");
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
