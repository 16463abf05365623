package io.github.miniospring.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import io.github.miniospring.encoding.HttpDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ServerClockTests {

    private static final Instant NOW = Instant.parse("2024-02-03T04:05:06.500Z");

    private final ServerClock clock = new ServerClock(Clock.fixed(NOW, ZoneOffset.UTC), false);

    @Test
    void isThatOfThisMachineAtFirst() {
        assertThat(this.clock.now()).isEqualTo(NOW);
        assertThat(this.clock.offset()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "PT1H", "PT-1H", "PT16M", "PT-6S", "PT23H" })
    void followsAServerThatIsOff(Duration offset) {
        observe(offset);

        assertThat(Duration.between(NOW.plus(offset), this.clock.now()).abs()).isLessThan(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = { "PT0S", "PT4S", "PT-4S" })
    void ignoresWhatTravellingTakes(Duration offset) {
        observe(offset);

        assertThat(this.clock.now()).isEqualTo(NOW);
    }

    @Test
    void comesBackWhenTheClocksAgreeAgain() {
        observe(Duration.ofHours(1));
        observe(Duration.ofSeconds(1));

        assertThat(this.clock.now()).isEqualTo(NOW);
    }

    @Test
    void doesNotWaverWithEverySecond() {
        observe(Duration.ofHours(1));
        long first = this.clock.offset();
        observe(Duration.ofHours(1).plusSeconds(2));

        assertThat(this.clock.offset()).isEqualTo(first);
    }

    // Over http anybody on the way could have written it.
    @Test
    void doesNotBelieveADateThatIsFarOffWithoutTls() {
        ServerClock proven = new ServerClock(Clock.fixed(NOW, ZoneOffset.UTC), true);
        String date = HttpDate.format(NOW.plus(Duration.ofDays(2)));

        this.clock.observe(date);
        proven.observe(date);

        assertThat(this.clock.now()).isEqualTo(NOW);
        assertThat(proven.now()).isAfter(NOW.plus(Duration.ofHours(47)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "yesterday", "2024-02-03T05:05:06Z" })
    void ignoresWhatIsNoDate(String date) {
        this.clock.observe(date);

        assertThat(this.clock.now()).isEqualTo(NOW);
    }

    private void observe(Duration offset) {
        this.clock.observe(HttpDate.format(NOW.plus(offset)));
    }

}
