package io.github.miniospring.operation;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SseCustomerKeyTests {

    @Test
    void neverPrintsWhatItHolds() {
        assertThat(SseCustomerKey.of("32byteslongsecretkeymustprovided".getBytes(StandardCharsets.US_ASCII)))
            .hasToString("SseCustomerKey");
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 16, 31, 33 })
    void hasAnExactLength(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> SseCustomerKey.of(new byte[length]))
            .withMessage("An SSE-C key has 32 bytes, this one has " + length);
    }

}
