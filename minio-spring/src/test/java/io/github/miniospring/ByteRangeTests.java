package io.github.miniospring;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ByteRangeTests {

    @ParameterizedTest
    @CsvSource({ "0, 0, bytes=0-", "5, 0, bytes=5-", "0, 1, bytes=0-0", "5, 10, bytes=5-14",
            "9223372036854775806, 1, bytes=9223372036854775806-9223372036854775806" })
    void countsFromAnOffset(long offset, long length, String header) {
        assertThat(ByteRange.of(offset, length).headerValue()).isEqualTo(header);
    }

    @Test
    void countsFromTheEnd() {
        assertThat(ByteRange.suffix(500)).hasToString("bytes=-500");
    }

    @Test
    void isAValue() {
        assertThat(ByteRange.of(1, 2)).isEqualTo(ByteRange.of(1, 2))
            .hasSameHashCodeAs(ByteRange.of(1, 2))
            .isNotEqualTo(ByteRange.suffix(2));
    }

    @ParameterizedTest
    @CsvSource({ "-1, 1", "1, -1", "9223372036854775807, 1" })
    void refusesWhatNoObjectHas(long offset, long length) {
        assertThatIllegalArgumentException().isThrownBy(() -> ByteRange.of(offset, length))
            .withMessageStartingWith("Byte range of offset " + offset + " and length " + length);
    }

    @ParameterizedTest
    @CsvSource({ "0", "-1" })
    void refusesAnEmptySuffix(long length) {
        assertThatIllegalArgumentException().isThrownBy(() -> ByteRange.suffix(length));
    }

}
