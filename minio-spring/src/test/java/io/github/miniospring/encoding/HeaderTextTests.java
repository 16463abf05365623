package io.github.miniospring.encoding;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HeaderTextTests {

    @ParameterizedTest
    @ValueSource(strings = { "", "plain", "with inner blanks", "~!@#$%^&*()_+{}|:\"<>?" })
    void leavesPlainAsciiAlone(String value) {
        assertThat(HeaderText.encode("name", value)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({ "\u00fc, =?UTF-8?B?w7w=?=", "\ud83d\ude00, =?UTF-8?B?8J+YgA==?=",
            "=?UTF-8?B?w7w=?=, =?UTF-8?B?PT9VVEYtOD9CP3c3dz0/PQ==?=", "' lead', =?UTF-8?B?IGxlYWQ=?=",
            "'trail ', =?UTF-8?B?dHJhaWwg?=" })
    void encodesWhatCouldNotTravelAsItIs(String value, String expected) {
        assertThat(HeaderText.encode("name", value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = { "plain", "\u00fcml\u00e4ut", "\u65e5\u672c\u8a9e \ud83d\ude00 e\u0301", "=?x?=",
            "=?UTF-8?B?w7w=?=", " both ", "a\tb", "\u00a0nbsp" })
    void decodesWhatItEncodes(String value) {
        assertThat(HeaderText.decode(HeaderText.encode("name", value))).isEqualTo(value);
    }

    // Servers fold them into blanks before they check the signature.
    @Test
    void encodesTabs() {
        assertThat(HeaderText.encode("name", "a\tb")).isEqualTo("=?UTF-8?B?YQli?=");
    }

    @ParameterizedTest
    @CsvSource({ "=?UTF-8?Q?caf=C3=A9_au_lait?=, caf\u00e9 au lait", "=?utf-8?q?=C3=BC?=, \u00fc",
            "=?ISO-8859-1?Q?=FC?=, \u00fc", "=?iso-8859-1?B?/A==?=, \u00fc",
            "=?UTF-8?B?w7w=?= =?UTF-8?B?w7w=?=, \u00fc\u00fc", "a =?UTF-8?B?w7w=?= b, a \u00fc b",
            "=?UTF-8?Q?a?=  =?UTF-8?Q?b?= c =?UTF-8?Q?d?=, ab c d" })
    void decodesEncodedWords(String value, String expected) {
        assertThat(HeaderText.decode(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = { "=?", "=?UTF-8?B?", "=?UTF-8?X?abc?=", "=?NO-SUCH?B?YQ==?=", "=?UTF-8?B?***?=",
            "=?UTF-8?Q?=G1?=", "=?UTF-8?Q?=+1?=", "a =? b", "=?a?b" })
    void leavesWhatIsNoEncodedWord(String value) {
        assertThat(HeaderText.decode(value)).isEqualTo(value);
    }

    @Test
    void decodesAWordBehindABrokenOne() {
        assertThat(HeaderText.decode("=?UTF-8?X?a?= =?UTF-8?Q?b?=")).isEqualTo("=?UTF-8?X?a?= b");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a\nb", "a\r\nx-evil: 1", "\u0000", "\u007f" })
    void refusesWhatCouldEndAHeader(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> HeaderText.encode("color", value))
            .withMessageStartingWith("The value of header 'color' has the character U+00");
        assertThatIllegalArgumentException().isThrownBy(() -> HeaderText.requireAscii("color", value));
    }

    @Test
    void namesTheCharacterThatCannotTravel() {
        assertThatIllegalArgumentException().isThrownBy(() -> HeaderText.requireAscii("color", "gr\u00fcn"))
            .withMessage(
                    "The value of header 'color' has the character U+00fc at 2; headers carry printable ASCII only");
    }

}
