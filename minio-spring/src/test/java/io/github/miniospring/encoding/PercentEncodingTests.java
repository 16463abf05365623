package io.github.miniospring.encoding;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PercentEncodingTests {

    @Test
    void encodesEveryAsciiCharacterThatIsNotUnreserved() {
        String unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

        for (char c = 0; c < 128; c++) {
            String text = String.valueOf(c);
            String expected = (unreserved.indexOf(c) >= 0) ? text : String.format("%%%02X", (int) c);
            assertThat(PercentEncoding.encode(text)).isEqualTo(expected);
            assertThat(PercentEncoding.encode("a" + text + "b")).isEqualTo("a" + expected + "b");
            assertThat(PercentEncoding.encodePath(text)).isEqualTo((c == '/') ? "/" : expected);
        }
    }

    @ParameterizedTest
    @CsvSource({ "\u00e9, %C3%A9", "e\u0301, e%CC%81", "\ud83d\ude00, %F0%9F%98%80", "\u65e5\u672c, %E6%97%A5%E6%9C%AC",
            "\uff5e, %EF%BD%9E" })
    void encodesTheBytesOfUtf8(String text, String expected) {
        assertThat(PercentEncoding.encode(text)).isEqualTo(expected);
        assertThat(PercentEncoding.encodePath("x/" + text + "/")).isEqualTo("x/" + expected + "/");
    }

    @Test
    void leavesEmptySegmentsOfAPathAlone() {
        assertThat(PercentEncoding.encodePath("a//b/../c d/")).isEqualTo("a//b/../c%20d/");
    }

    @ParameterizedTest
    @CsvSource({ "a+b, 'a b'", "a%2Bb, a+b", "a%20b%2fc, 'a b/c'", "%F0%9F%98%80, \ud83d\ude00", "%25, %",
            "\u00e9%C3%A9, \u00e9\u00e9", "\ud83d\ude00+, '\ud83d\ude00 '", "plain, plain" })
    void decodesWhatListingsHold(String text, String expected) {
        assertThat(PercentEncoding.decodeForm(text)).isEqualTo(expected);
    }

    @Test
    void decodesWhatItEncodes() {
        String key = "\u0001\t\n\r &=?#+%/~*'()\"\\<>\u00e9e\u0301\u65e5\ud83d\ude00\uffff";

        assertThat(PercentEncoding.decodeForm(PercentEncoding.encode(key))).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = { "%", "%4", "a%zz", "a%4g", "%%41", "%-1", "%+1" })
    void refusesABrokenEscape(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PercentEncoding.decodeForm(text))
            .withMessageStartingWith("Incomplete percent-escape at ");
    }

}
