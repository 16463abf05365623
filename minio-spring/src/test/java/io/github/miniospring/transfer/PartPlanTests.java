package io.github.miniospring.transfer;

import io.github.miniospring.client.TransferSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PartPlanTests {

    private static final long MEBIBYTE = 1024 * 1024;

    @ParameterizedTest
    @CsvSource({ "0, 5242880, 1, 0", "5242880, 5242880, 1, 5242880", "5242881, 5242880, 2, 1",
            "52428800000, 5242880, 10000, 5242880", "52428800001, 10485760, 5001, 1",
            "5497558138880, 550502400, 9987, 241172480" })
    void cutsByTheRule(long size, long partSize, int count, long last) {
        PartPlan plan = PartPlan.of(size, null, TransferSettings.DEFAULT, "x");

        assertThat(plan.partSize()).isEqualTo(partSize);
        assertThat(plan.count()).isEqualTo(count);
        assertThat(plan.length(count)).isEqualTo(last);
        assertThat(plan.offset(count) + last).isEqualTo(size);
        assertThat(plan.whole()).isEqualTo(size <= 5 * MEBIBYTE);
    }

    @Test
    void doesNotKnowWhetherAnUnknownLengthIsSmall() {
        assertThat(PartPlan.of(-1, null, TransferSettings.DEFAULT, "x").whole()).isFalse();
    }

    @Test
    void refusesPartsThatWouldBeTooMany() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> PartPlan.of(200_000 * MEBIBYTE, DataSize.ofMegabytes(16), TransferSettings.DEFAULT, "x"))
            .withMessage("x: partSize 16777216B makes more than 10000 parts of 209715200000 bytes;"
                    + " write at least 20971520B");
    }

    @Test
    void refusesAnObjectThatIsTooLarge() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> PartPlan.of(5_497_558_138_881L, null, TransferSettings.DEFAULT, "x"))
            .withMessageStartingWith("x: 5497558138881 bytes are more than maxObjectSize 5497558138880B");
    }

}
