package io.github.miniospring.xml;

import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over a document of S3: elements are read where they stand, straight into
 * values, without reflection, and without a tree unless one is wanted. Namespaces are
 * ignored, because servers use them as they like.
 *
 * <pre>{@code
 * var children = xml.children();
 * while (children.next()) {
 *     switch (xml.name()) {
 *         case "Key" -> key = xml.text();
 *         case "Size" -> size = xml.number();
 *     }
 * }
 * }</pre>
 *
 * What a loop leaves unread is skipped. Document types and entities are off.
 */
public final class XmlReader {

    private static final int MAX_DEPTH = 32;

    private static final int MAX_TEXT = 1 << 20;

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;

    private int depth;

    private XmlReader(XMLStreamReader reader) {
        this.reader = reader;
    }

    // Named directly: a look-up through the service loader could find another parser.
    private static XMLInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.configureForSpeed();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // Lazily read text would fail with an exception that nobody expects.
        factory.getConfig().doParseLazily(false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, MAX_TEXT);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 32);
        return factory;
    }

    /**
     * Reads one document.
     * @param in from the first byte of the document on, without white space before it;
     * not closed
     * @param read given the cursor on the root element
     * @throws XmlException if it is no well-formed document, or {@code read} finds
     * something it cannot take
     */
    public static <T> T read(InputStream in, Function<XmlReader, T> read) {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(in);
            try {
                while (reader.next() != XMLStreamReader.START_ELEMENT) {
                    if (reader.getEventType() == XMLStreamReader.DTD) {
                        throw new XmlException("The document has a document type, which S3's have not", null);
                    }
                }
                XmlReader xml = new XmlReader(reader);
                xml.depth = 1;
                T value = read.apply(xml);
                xml.finish();
                return value;
            }
            finally {
                reader.close();
            }
        }
        catch (XMLStreamException ex) {
            throw new XmlException("The document is not well-formed XML: " + ex.getMessage(), ex);
        }
    }

    // A document that breaks off after the last value read is broken all the same.
    private void finish() throws XMLStreamException {
        while (this.reader.hasNext()) {
            this.reader.next();
        }
    }

    /** The name of the element the cursor is on, without a namespace. */
    public String name() {
        return this.reader.getLocalName();
    }

    /** The children of the element the cursor is on. */
    public Children children() {
        return new Children(this.depth);
    }

    /**
     * The text of this element; empty when it has none. Its child elements are skipped.
     */
    public String text() {
        try {
            StringBuilder longer = null;
            String text = "";
            int level = this.depth;
            while (true) {
                switch (this.reader.next()) {
                    case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE -> {
                        if (this.depth == level) {
                            String part = this.reader.getText();
                            if (text.isEmpty()) {
                                text = part;
                            }
                            else {
                                longer = (longer != null) ? longer : new StringBuilder(text);
                                longer.append(part);
                            }
                        }
                    }
                    case XMLStreamReader.START_ELEMENT -> this.depth++;
                    case XMLStreamReader.END_ELEMENT -> {
                        this.depth--;
                        if (this.depth < level) {
                            return (longer != null) ? longer.toString() : text;
                        }
                    }
                    default -> {
                    }
                }
            }
        }
        catch (XMLStreamException ex) {
            throw new XmlException("The document breaks off or is not well-formed: " + ex.getMessage(), ex);
        }
    }

    /** The text as a whole number; zero when there is none. */
    public long number() {
        String name = name();
        String text = text().trim();
        try {
            return text.isEmpty() ? 0 : Long.parseLong(text);
        }
        catch (NumberFormatException ex) {
            throw new XmlException("Element " + name + " holds no number", ex);
        }
    }

    /** The text as true or false; false when there is none. */
    public boolean flag() {
        return Boolean.parseBoolean(text().trim());
    }

    /** The text as a moment, with or without fractions of a second. */
    public Instant instant() {
        String name = name();
        String text = text().trim();
        try {
            return Moment.parse(text);
        }
        catch (DateTimeParseException ex) {
            throw new XmlException("Element " + name + " holds no date", ex);
        }
    }

    /** This element with all that is in it. */
    public XmlElement element() {
        try {
            return element(XmlWriter.NAMESPACE);
        }
        catch (XMLStreamException ex) {
            throw new XmlException("The document breaks off or is not well-formed: " + ex.getMessage(), ex);
        }
    }

    // An element without a namespace counts as one of that around it: some writers forget
    // theirs.
    private XmlElement element(String around) throws XMLStreamException {
        String name = name();
        String own = orEmpty(this.reader.getNamespaceURI());
        String namespace = own.isEmpty() ? around : own;
        List<XmlAttribute> attributes = attributes();
        List<XmlElement> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (this.reader.next()) {
                case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE ->
                    text.append(this.reader.getText());
                case XMLStreamReader.START_ELEMENT -> {
                    this.depth++;
                    children.add(element(namespace));
                }
                case XMLStreamReader.END_ELEMENT -> {
                    this.depth--;
                    return new XmlElement(name, namespace.equals(around) ? "" : namespace, attributes,
                            children.isEmpty() ? text.toString() : "", children);
                }
                default -> {
                }
            }
        }
    }

    private List<XmlAttribute> attributes() {
        List<XmlAttribute> attributes = new ArrayList<>();
        for (int i = 0; i < this.reader.getAttributeCount(); i++) {
            attributes.add(new XmlAttribute(orEmpty(this.reader.getAttributePrefix(i)),
                    orEmpty(this.reader.getAttributeNamespace(i)), this.reader.getAttributeLocalName(i),
                    this.reader.getAttributeValue(i)));
        }
        return attributes;
    }

    private static String orEmpty(@Nullable String text) {
        return (text != null) ? text : "";
    }

    /** A walk over the children of one element. */
    public final class Children {

        private final int level;

        private Children(int level) {
            this.level = level;
        }

        /**
         * Moves the cursor to the next child; what was left of the last one is skipped.
         * @return false after the last, with the parent read to its end
         */
        public boolean next() {
            try {
                while (XmlReader.this.depth >= this.level) {
                    switch (XmlReader.this.reader.next()) {
                        case XMLStreamReader.START_ELEMENT -> {
                            XmlReader.this.depth++;
                            if (XmlReader.this.depth == this.level + 1) {
                                return true;
                            }
                        }
                        case XMLStreamReader.END_ELEMENT -> XmlReader.this.depth--;
                        default -> {
                        }
                    }
                }
                return false;
            }
            catch (XMLStreamException ex) {
                throw new XmlException("The document breaks off or is not well-formed: " + ex.getMessage(), ex);
            }
        }

    }

}
