package io.github.miniospring.client;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TransferSettingsTests {

    private static final DataSize THRESHOLD = DataSize.ofMegabytes(16);

    private static final DataSize LARGEST = DataSize.ofTerabytes(5);

    @ParameterizedTest
    @ValueSource(longs = { 5_242_880, 5_368_709_120L })
    void takesPartsFromFiveMebibytesToFiveGibibytes(long partSize) {
        assertThat(new TransferSettings(DataSize.ofBytes(partSize), 1, THRESHOLD, LARGEST).partSize())
            .isEqualTo(DataSize.ofBytes(partSize));
    }

    @ParameterizedTest
    @ValueSource(longs = { 5_242_879, 5_368_709_121L })
    void refusesOtherParts(long partSize) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> new TransferSettings(DataSize.ofBytes(partSize), 1, THRESHOLD, LARGEST))
            .withMessage("partSize must be from 5MB to 5GB but is " + partSize + "B");
    }

    @Test
    void refusesNoConcurrency() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> new TransferSettings(DataSize.ofMegabytes(5), 0, THRESHOLD, LARGEST))
            .withMessage("concurrency must be at least 1 but is 0");
    }

    @Test
    void refusesObjectsWithoutBytes() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> new TransferSettings(DataSize.ofMegabytes(5), 1, THRESHOLD, DataSize.ofBytes(0)))
            .withMessage("maxObjectSize must be positive but is 0B");
    }

}
