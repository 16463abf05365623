package io.github.miniospring.bucket;

import java.util.Objects;

import io.github.miniospring.bucket.ObjectLockConfig.Unit;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.operation.Retention.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ObjectLockConfigTests {

    private static final String RICH = """
            <ObjectLockConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/" kind="x"><Before>1</Before>\
            <ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule note="n"><Scope><Prefix>a/</Prefix></Scope>\
            <DefaultRetention by="b"><Grace><Hours>2</Hours></Grace><Mode>GOVERNANCE</Mode><Days>30</Days>\
            </DefaultRetention><After/></Rule></ObjectLockConfiguration>""";

    @Test
    void tellsWhatItSays() {
        ObjectLockConfig config = read(RICH);

        assertThat(config.enabled()).isTrue();
        assertThat(config.mode()).isEqualTo(Mode.GOVERNANCE);
        assertThat(config.period()).isEqualTo(30);
        assertThat(config.unit()).isEqualTo(Unit.DAYS);
    }

    @Test
    void losesNothingThatIsNotChanged() {
        ObjectLockConfig changed = read(RICH).withDefaultRetention(Mode.COMPLIANCE, 2, Unit.YEARS);

        assertThat(written(changed))
            .isEqualTo(RICH.replace("GOVERNANCE", "COMPLIANCE").replace("<Days>30</Days>", "<Years>2</Years>"));
        assertThat(changed.unit()).isEqualTo(Unit.YEARS);
        assertThat(changed.period()).isEqualTo(2);
        assertThat(changed.mode()).isEqualTo(Mode.COMPLIANCE);
    }

    @Test
    void losesTheRuleOnly() {
        assertThat(written(read(RICH).withoutDefaultRetention())).isEqualTo("""
                <ObjectLockConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/" kind="x"><Before>1</Before>\
                <ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>""");
    }

    @Test
    void keepsNothingByDefault() {
        assertThat(ObjectLockConfig.none().mode()).isNull();
        assertThat(ObjectLockConfig.none().period()).isNull();
        assertThat(ObjectLockConfig.none().unit()).isNull();
    }

    @ParameterizedTest
    @CsvSource({ "0, DAYS, 36500", "-1, YEARS, 100", "36501, DAYS, 36500", "101, YEARS, 100" })
    void refusesPeriodsThatNoServerTakes(int period, Unit unit, int most) {
        assertThatIllegalArgumentException().isThrownBy(() -> ObjectLockConfig.of(Mode.GOVERNANCE, period, unit))
            .withMessage("A retention of " + period + " " + unit + " is not possible; write 1 to " + most + " " + unit);
    }

    private static ObjectLockConfig read(String document) {
        return Objects.requireNonNull(CannedExchange.decode(GetObjectLockConfiguration.of("photos"), document));
    }

    private static String written(ObjectLockConfig config) {
        return RequestText.bodyOf(PutObjectLockConfiguration.of("photos", config));
    }

}
