package io.github.miniospring.xml;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class XmlElementTests {

    private static final String S3 = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    private final XmlElement rule = XmlElement.of("Rule", XmlElement.of("ID", "a"), XmlElement.of("Event", "1"),
            XmlElement.of("Filter"), XmlElement.of("Event", "2"), XmlElement.of("Days", " 30 "));

    @ParameterizedTest
    @ValueSource(strings = { "<A" + S3 + "><B>text</B><C/><B><D>1</D><D>2</D></B></A>", "<A" + S3 + "/>",
            "<A" + S3 + " kind=\"x\"><B y=\"&lt;&amp;&quot;\"> blanks </B></A>",
            "<A" + S3
                    + "><G xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"U\" xml:lang=\"de\"/></A>",
            "<A" + S3 + "><V xmlns=\"urn:vendor\"><W>1</W><B" + S3 + ">2</B></V><B>3</B></A>",
            "<A xmlns=\"urn:vendor\"><B>1</B></A>" })
    void isWrittenAsItWasRead(String document) {
        assertThat(written(read(document))).isEqualTo(document);
    }

    @ParameterizedTest
    @ValueSource(strings = { "<A><B>1</B></A>", "<A" + S3 + "><B xmlns=\"\">1</B></A>",
            "<s3:A xmlns:s3=\"http://s3.amazonaws.com/doc/2006-03-01/\"><s3:B>1</s3:B></s3:A>",
            "<A>\n  <!-- says nothing -->\n  <B><![CDATA[1]]></B>\n</A>" })
    void isWrittenInTheNamespaceOfS3HoweverItWasRead(String document) {
        assertThat(written(read(document))).isEqualTo("<A" + S3 + "><B>1</B></A>");
    }

    @Test
    void leavesTheReaderBehindItsEnd() {
        String rest = XmlReader.read(bytes("<A><B><C>1</C></B><D>2</D></A>"), xml -> {
            XmlReader.Children children = xml.children();
            children.next();
            assertThat(xml.element()).isEqualTo(XmlElement.of("B", XmlElement.of("C", "1")));
            children.next();
            String text = xml.text();
            assertThat(children.next()).isFalse();
            return text;
        });

        assertThat(rest).isEqualTo("2");
    }

    @Test
    void failsOnADocumentThatBreaksOff() {
        assertThatExceptionOfType(XmlException.class).isThrownBy(() -> read("<A><B>1</B>"));
    }

    @Test
    void findsChildren() {
        assertThat(this.rule.child("Filter")).isEqualTo(XmlElement.of("Filter"));
        assertThat(this.rule.child("None")).isNull();
        assertThat(this.rule.childOrEmpty("None")).isEqualTo(XmlElement.of("None"));
        assertThat(this.rule.texts("Event")).containsExactly("1", "2");
        assertThat(this.rule.text("ID")).isEqualTo("a");
        assertThat(this.rule.text("None")).isEmpty();
        assertThat(this.rule.textOrNull("Filter")).isNull();
        assertThat(this.rule.says("ID", "A")).isTrue();
    }

    @Test
    void readsNumbersAndMoments() {
        XmlElement element = this.rule.with("Date", "2026-12-01T00:00:00.000Z");

        assertThat(element.number("Days")).isEqualTo(30);
        assertThat(element.smallNumber("Days")).isEqualTo(30);
        assertThat(element.number("None")).isNull();
        assertThat(element.instant("Date")).isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(element.instant("None")).isNull();
        assertThatExceptionOfType(XmlException.class).isThrownBy(() -> element.number("ID"))
            .withMessage("Element ID holds no number");
        assertThatExceptionOfType(XmlException.class).isThrownBy(() -> element.instant("ID"))
            .withMessage("Element ID holds no date");
        assertThatExceptionOfType(XmlException.class)
            .isThrownBy(() -> element.with("Days", "2147483648").smallNumber("Days"))
            .withMessage("Element Days holds 2147483648, which is more than an int");
    }

    @Test
    void replacesWhereTheFirstStood() {
        assertThat(this.rule.withTexts("Event", List.of("x", "y", "z"))).hasToString(
                "<Rule><ID>a</ID><Event>x</Event><Event>y</Event><Event>z</Event><Filter/><Days> 30 </Days></Rule>");
        assertThat(this.rule.with("Event", "x").children()).hasSize(4);
    }

    @Test
    void leavesForeignChildrenOfTheSameNameAlone() {
        XmlElement read = read("<A" + S3 + "><B xmlns=\"urn:vendor\">foreign</B><B>1</B></A>");

        assertThat(read.text("B")).isEqualTo("1");
        assertThat(read.texts("B")).containsExactly("1");
        assertThat(read.without("B").child("B")).isNull();
        assertThat(written(read.with("B", "2")))
            .isEqualTo("<A" + S3 + "><B xmlns=\"urn:vendor\">foreign</B><B>2</B></A>");
    }

    @Test
    void addsLastWhatIsNew() {
        assertThat(this.rule.with("Status", "Enabled").children()).endsWith(XmlElement.of("Status", "Enabled"));
    }

    @Test
    void removes() {
        assertThat(this.rule.without("Event").withOrWithout("Days", null))
            .hasToString("<Rule><ID>a</ID><Filter/></Rule>");
        assertThat(this.rule.withOrWithout("Days", 1).text("Days")).isEqualTo("1");
    }

    @Test
    void losesTheBlanksOfAnIndentedElementThatGetsItsFirstChild() {
        assertThat(read("<A>\n</A>").with("B", "1")).hasToString("<A><B>1</B></A>");
    }

    @Test
    void refusesAnotherName() {
        assertThatIllegalArgumentException().isThrownBy(() -> this.rule.requireName("Filter"))
            .withMessage("Element Rule is no Filter");
    }

    @Test
    void refusesWhatXmlCannotCarry() {
        assertThatIllegalArgumentException().isThrownBy(() -> XmlElement.of("Prefix", "a\u0001"))
            .withMessage("The value of Prefix has a character that XML 1.0 cannot carry");
        assertThatIllegalArgumentException()
            .isThrownBy(
                    () -> new XmlElement("A", "", List.of(new XmlAttribute("", "", "kind", "\u0001")), "", List.of()))
            .withMessage("The value of kind has a character that XML 1.0 cannot carry");
    }

    private static XmlElement read(String document) {
        return XmlReader.read(bytes(document), XmlReader::element);
    }

    private static ByteArrayInputStream bytes(String document) {
        return new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8));
    }

    private static String written(XmlElement element) {
        return new String(XmlWriter.document(element), StandardCharsets.UTF_8);
    }

}
