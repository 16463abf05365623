package io.github.miniospring.encoding;

import java.time.Instant;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HttpDateTests {

    @Test
    void writesDaysWithTwoDigits() {
        assertThat(HttpDate.format(Instant.parse("2024-02-03T04:05:06.789Z")))
            .isEqualTo("Sat, 03 Feb 2024 04:05:06 GMT");
    }

    @Test
    void readsWhatItWrites() {
        Instant time = Instant.parse("2015-10-21T07:28:00Z");

        assertThat(HttpDate.parse(" " + HttpDate.format(time) + " ")).isEqualTo(time);
    }

    @Test
    void speaksEnglishInEveryCountry() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(HttpDate.format(Instant.parse("2015-10-21T07:28:00Z")))
                .isEqualTo("Wed, 21 Oct 2015 07:28:00 GMT");
        }
        finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = { "", "yesterday", "2015-10-21T07:28:00Z", "Wed, 21 Oct 2015", "Wed, 99 Oct 2015 07:28:00 GMT" })
    void readsNothingOutOfWhatIsNoDate(String text) {
        assertThat(HttpDate.parse(text)).isNull();
    }

}
