package io.github.miniospring.credentials;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CredentialsTests {

    private static final Instant END = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    void neverPrintsAKey() {
        assertThat(Credentials.of("canary", "canary", "canary", END))
            .hasToString("Credentials[session, until " + END + "]");
        assertThat(Credentials.of("canary", "canary")).hasToString("Credentials[keys]");
    }

    @ParameterizedTest
    @CsvSource({ "'', canary, access key", "canary, ' ', secret key" })
    void refusesHalfAPairWithoutRepeatingTheOtherHalf(String accessKey, String secretKey, String missing) {
        assertThatIllegalArgumentException().isThrownBy(() -> Credentials.of(accessKey, secretKey))
            .withMessage("The " + missing + " is empty; give both keys, or none for anonymous calls");
    }

    @Test
    void areEqualWhenAllTheyHoldIs() {
        assertThat(Credentials.of("a", "b", "c", END)).isEqualTo(Credentials.of("a", "b", "c", END))
            .hasSameHashCodeAs(Credentials.of("a", "b", "c", END))
            .isNotEqualTo(Credentials.of("a", "b", "c"))
            .isNotEqualTo(Credentials.of("a", "b"))
            .isNotEqualTo(Credentials.of("a", "x", "c", END))
            .isNotEqualTo(Credentials.of("x", "b", "c", END));
    }

}
