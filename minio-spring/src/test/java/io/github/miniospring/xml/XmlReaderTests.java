package io.github.miniospring.xml;

import java.io.ByteArrayInputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class XmlReaderTests {

    @Test
    void readsTextsInTheOrderTheyStand() {
        assertThat(texts("<a><x>1</x><y>2</y><x>3</x></a>")).containsExactly("x=1", "y=2", "x=3");
    }

    @Test
    void ignoresNamespacesAndPrefixes() {
        assertThat(texts("<s:a xmlns:s='http://s3/' xmlns='urn:other'><s:x s:t='1'>1</s:x><y>2</y></s:a>"))
            .containsExactly("x=1", "y=2");
    }

    @Test
    void skipsWhatIsLeftUnread() {
        List<String> names = read("<a><x><deep><y>no</y></deep>text</x><y>yes</y></a>", xml -> {
            List<String> found = new ArrayList<>();
            XmlReader.Children children = xml.children();
            while (children.next()) {
                found.add(xml.name());
            }
            return found;
        });

        assertThat(names).containsExactly("x", "y");
    }

    @Test
    void goesOnBehindAHalfReadChild() {
        List<String> found = read("<a><x><b>1</b><c>2</c></x><x><b>3</b></x></a>", xml -> {
            List<String> values = new ArrayList<>();
            XmlReader.Children outer = xml.children();
            while (outer.next()) {
                XmlReader.Children inner = xml.children();
                inner.next();
                values.add(xml.text());
            }
            return values;
        });

        assertThat(found).containsExactly("1", "3");
    }

    @Test
    void takesTextAroundChildElementsAndCdata() {
        assertThat(texts("<a><x>1<skip>no</skip>2<![CDATA[<3>]]>&amp;&#x34;<!-- c --></x></a>"))
            .containsExactly("x=12<3>&4");
    }

    @Test
    void readsEmptyElements() {
        assertThat(texts("<a><x/><y></y></a>")).containsExactly("x=", "y=");
    }

    @Test
    void readsNumbersFlagsAndMoments() {
        String document = "<a><n> 42 </n><n/><f>true</f><f>TRUE</f><f>no</f><f/><t>2024-02-03T04:05:06.789Z</t>"
                + "<t>2024-02-03T04:05:06Z</t></a>";
        List<Object> values = read(document, xml -> {
            List<Object> found = new ArrayList<>();
            XmlReader.Children children = xml.children();
            while (children.next()) {
                switch (xml.name()) {
                    case "n" -> found.add(xml.number());
                    case "f" -> found.add(xml.flag());
                    default -> found.add(xml.instant());
                }
            }
            return found;
        });

        assertThat(values).containsExactly(42L, 0L, true, true, false, false, Instant.parse("2024-02-03T04:05:06.789Z"),
                Instant.parse("2024-02-03T04:05:06Z"));
    }

    @Test
    void saysWhichElementHoldsNoNumber() {
        assertThatExceptionOfType(XmlException.class)
            .isThrownBy(() -> first("<a><Size>much</Size></a>", XmlReader::number))
            .withMessage("Element Size holds no number");
        assertThatExceptionOfType(XmlException.class)
            .isThrownBy(() -> first("<a><When>soon</When></a>", XmlReader::instant))
            .withMessage("Element When holds no date");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "text", "<a>", "<a><x>1</x>", "<a><x>1</a>", "<a><x>1</x></a", "<a/><b/>",
            "<a>&no;</a>", "<a>\u0001</a>", "<html><br></html>", "<a><xmlns:x/></a>",
            "<?xml version='1.0' encoding='nothing'?><a/>", "<?xml version='1.0' encoding='! !'?><a/>",
            "<?xml version='1.0' encoding='UTF-16'?><a/>", "{\"a\":1}" })
    void refusesWhatIsNotWellFormed(String document) {
        assertThatExceptionOfType(XmlException.class).isThrownBy(() -> texts(document));
    }

    @Test
    void noticesADocumentThatBreaksOffBehindTheLastValue() {
        assertThatExceptionOfType(XmlException.class).isThrownBy(() -> first("<a><x>1</x>", XmlReader::text));
    }

    @Test
    void refusesADocumentType() {
        assertThatExceptionOfType(XmlException.class)
            .isThrownBy(() -> texts("<!DOCTYPE a [<!ENTITY x \"1\">]><a><x>&x;</x></a>"))
            .withMessageContaining("document type");
    }

    @Test
    void asksNobodyForAnExternalEntity() throws Exception {
        try (ServerSocket trap = new ServerSocket(0)) {
            trap.setSoTimeout(200);
            String address = "http://127.0.0.1:" + trap.getLocalPort() + "/";

            assertThatExceptionOfType(XmlException.class).isThrownBy(() -> texts("<!DOCTYPE a SYSTEM \"" + address
                    + "\" [<!ENTITY x SYSTEM \"" + address + "\">]><a><x>&x;</x></a>"));

            assertThatExceptionOfType(java.net.SocketTimeoutException.class).isThrownBy(trap::accept);
        }
    }

    @Test
    void refusesElementsNestedTooDeeply() {
        assertThat(texts("<a>".repeat(31) + "</a>".repeat(31))).isNotEmpty();
        assertThatExceptionOfType(XmlException.class).isThrownBy(() -> texts("<a>".repeat(40) + "</a>".repeat(40)));
    }

    @Test
    void refusesEndlessText() {
        assertThat(texts("<a><x>" + "y".repeat(100_000) + "</x></a>").get(0)).hasSize(100_002);
        assertThatExceptionOfType(XmlException.class)
            .isThrownBy(() -> texts("<a><x>" + "y".repeat(3 << 20) + "</x></a>"))
            .withMessageContaining("1048576 characters");
        assertThatExceptionOfType(XmlException.class)
            .isThrownBy(() -> texts("<a><x>" + "y<!-- -->".repeat(3 << 20) + "</x></a>"))
            .withMessageContaining("1048576 characters");
    }

    // Names of user metadata are elements: whoever stores objects chooses them.
    @Test
    void takesManyNames() {
        StringBuilder document = new StringBuilder("<a>");
        for (int i = 0; i < 20_000; i++) {
            document.append("<X-Amz-Meta-").append(i).append("/>");
        }

        assertThat(texts(document.append("</a>").toString())).hasSize(20_000).contains("X-Amz-Meta-19999=");
    }

    // Whatever a changed bit makes of a document, it is read or refused.
    @Test
    void readsOrRefusesWhatIsBroken() {
        byte[] document = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a xmlns='http://s3/' xmlns:p='u'>"
                + "<x p:b='1'>\u00fc\u20ac\ud83d\ude00&amp;&#65;<![CDATA[<y>]]><!-- c --></x><p:y/></a>")
            .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] broken = document.clone();
            broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                XmlReader.<List<String>>read(new ByteArrayInputStream(broken), XmlReaderTests::texts);
                read++;
            }
            catch (XmlException ex) {
                assertThat(ex).hasMessageNotContaining("null");
            }
        }
        assertThat(read).isBetween(1_000, 15_000);
    }

    @Test
    void readsOtherEncodingsThatADocumentDeclares() {
        byte[] latin = "<?xml version='1.0' encoding='ISO-8859-1'?><a><x>\u00fc</x></a>"
            .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(XmlReader.<List<String>>read(new ByteArrayInputStream(latin), XmlReaderTests::texts))
            .containsExactly("x=\u00fc");
    }

    private static List<String> texts(String document) {
        return read(document, XmlReaderTests::texts);
    }

    private static List<String> texts(XmlReader xml) {
        List<String> texts = new ArrayList<>();
        XmlReader.Children children = xml.children();
        while (children.next()) {
            texts.add(xml.name() + "=" + xml.text());
        }
        return texts;
    }

    private static <T> T first(String document, Function<XmlReader, T> read) {
        return read(document, xml -> {
            xml.children().next();
            return read.apply(xml);
        });
    }

    private static <T> T read(String document, Function<XmlReader, T> read) {
        return XmlReader.read(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), read);
    }

}
