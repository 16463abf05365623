package io.github.miniospring.object;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GetObjectLegalHoldTests {

    private final GetObjectLegalHold get = GetObjectLegalHold.of("photos", "cat.png");

    @Test
    void asksForTheHoldOfAVersion() {
        assertThat(RequestText.of(this.get.versionId("1"))).isEqualTo("GET /photos/cat.png?legal-hold=&versionId=1\n");
    }

    @Test
    void readsWhetherItIsHeld() {
        assertThat(CannedExchange.decode(this.get, "<LegalHold><Status>ON</Status></LegalHold>")).isTrue();
        assertThat(CannedExchange.decode(this.get, "<LegalHold><Status>OFF</Status></LegalHold>")).isFalse();
        assertThat(CannedExchange.decode(this.get, "<LegalHold/>")).isFalse();
    }

}
