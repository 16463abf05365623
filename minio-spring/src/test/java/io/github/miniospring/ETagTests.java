package io.github.miniospring;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ETagTests {

    @ParameterizedTest
    @ValueSource(strings = { "abc", "\"abc\"", "W/\"abc\"" })
    void isTheSameWithAndWithoutQuotes(String text) {
        assertThat(new ETag(text)).isEqualTo(new ETag("abc")).hasToString("abc");
        assertThat(new ETag(text).quoted()).isEqualTo("\"abc\"");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", " ", "\"\"", "W/\"\"", "a b", "gr\u00fcn" })
    void isNullWhereAnAnswerHasNone(String text) {
        assertThat(ETag.from(text)).isNull();
    }

    @Test
    void isReadFromAHeader() {
        assertThat(ETag.from(" \"abc-3\" ")).isEqualTo(new ETag("abc-3"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "\"\"", "a b", "a\"b", "a\r\nb", "\u00e9", "\u007f" })
    void refusesWhatNoHeaderCouldCarry(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ETag(text)).withMessageContaining("ETag");
    }

    @ParameterizedTest
    @CsvSource({ "79b281060d337b9b2b84ccf390adcf74, true", "79B281060D337B9B2B84CCF390ADCF74, true",
            "7727d692e67e8ec388b769d45a3ac566-3, false", "79b281060d337b9b2b84ccf390adcf7g, false", "abc, false" })
    void knowsTheFormOfAnMd5(String text, boolean md5) {
        assertThat(new ETag(text).looksLikeMd5()).isEqualTo(md5);
    }

}
