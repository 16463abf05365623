package io.github.miniospring.xml;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class XmlWriterTests {

    @Test
    void writesElementsInTheNamespaceOfS3() {
        byte[] document = XmlWriter.document("Delete",
                xml -> xml.element("Quiet", "true").element("Object", object -> object.element("Key", "a")));

        assertThat(new String(document, StandardCharsets.UTF_8)).isEqualTo(
                "<Delete xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Quiet>true</Quiet><Object><Key>a</Key></Object></Delete>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = { "", "a<b>&c;\"'", "]]>", "\u00fc e\u0301 \u65e5", "\ud83d\ude00", " blanks ", "tab\tline\n" })
    void writesTextThatIsReadBackUnchanged(String text) {
        byte[] document = XmlWriter.document("a", xml -> xml.element("x", text));

        String read = XmlReader.read(new ByteArrayInputStream(document), xml -> {
            xml.children().next();
            return xml.text();
        });
        assertThat(read).isEqualTo(text);
        assertThat(XmlWriter.canCarry(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "\u0000", "\u0001", "\u001f", "\ufffe", "\uffff" })
    void refusesWhatXmlCannotCarry(String text) {
        assertThat(XmlWriter.canCarry("a" + text)).isFalse();
        assertThatExceptionOfType(XmlException.class)
            .isThrownBy(() -> XmlWriter.document("a", xml -> xml.element("Key", "a" + text)))
            .withMessage("The value of Key has a character that XML 1.0 cannot carry");
    }

    @Test
    void refusesHalfACharacter() {
        assertThat(XmlWriter.canCarry("\ud83d")).isFalse();
        assertThat(XmlWriter.canCarry("\ude00\ud83d")).isFalse();
        assertThat(XmlWriter.canCarry("\ud83dx")).isFalse();
    }

}
