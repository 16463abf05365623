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

import com.fasterxml.aalto.AsyncXMLInputFactory;
import com.fasterxml.aalto.stax.InputFactoryImpl;
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

    private final XMLStreamReader reader;

    private int depth;

    private XmlReader(XMLStreamReader reader) {
        this.reader = reader;
    }

    // Named directly: a look-up through the service loader could find another parser. One
    // for each document: it remembers every name it has met, and names of user metadata
    // are elements.
    private static XMLInputFactory factory() {
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // Lazily read text would fail with an exception that nobody expects.
        factory.setProperty(AsyncXMLInputFactory.P_LAZY_PARSING, false);
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
        XMLStreamReader reader = open(in);
        try {
            XmlReader xml = new XmlReader(reader);
            xml.begin();
            T value = read.apply(xml);
            xml.finish();
            return value;
        }
        finally {
            close(reader);
        }
    }

    private static XMLStreamReader open(InputStream in) {
        try {
            return factory().createXMLStreamReader(in);
        }
        catch (XMLStreamException | RuntimeException ex) {
            throw malformed(ex);
        }
    }

    private static void close(XMLStreamReader reader) {
        try {
            reader.close();
        }
        catch (XMLStreamException ex) {
            throw malformed(ex);
        }
    }

    private void begin() {
        int event = next();
        while (event != XMLStreamReader.START_ELEMENT) {
            if (event == XMLStreamReader.DTD) {
                throw new XmlException("The document has a document type, which S3's have not", null);
            }
            event = next();
        }
    }

    // A document that breaks off after the last value read is broken all the same.
    private void finish() {
        while (hasNext()) {
            next();
        }
    }

    private boolean hasNext() {
        try {
            return this.reader.hasNext();
        }
        catch (XMLStreamException ex) {
            throw malformed(ex);
        }
    }

    private int next() {
        int event = advance();
        if (event == XMLStreamReader.START_ELEMENT) {
            this.depth++;
            if (this.depth > MAX_DEPTH) {
                throw new XmlException("The document has elements nested deeper than " + MAX_DEPTH, null);
            }
        }
        else if (event == XMLStreamReader.END_ELEMENT) {
            this.depth--;
        }
        return event;
    }

    // To some names that are reserved the parser has no better answer than the second.
    private int advance() {
        try {
            return this.reader.next();
        }
        catch (XMLStreamException | RuntimeException ex) {
            throw malformed(ex);
        }
    }

    private static XmlException malformed(Exception ex) {
        return new XmlException("The document breaks off or is not well-formed XML: " + ex.getMessage(), ex);
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
        StringBuilder longer = null;
        String text = "";
        int level = this.depth;
        while (true) {
            switch (next()) {
                case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE -> {
                    if (this.depth == level) {
                        if (text.isEmpty()) {
                            text = piece(0);
                        }
                        else {
                            longer = (longer != null) ? longer : new StringBuilder(text);
                            longer.append(piece(longer.length()));
                        }
                    }
                }
                case XMLStreamReader.END_ELEMENT -> {
                    if (this.depth < level) {
                        return (longer != null) ? longer.toString() : text;
                    }
                }
                default -> {
                }
            }
        }
    }

    // Where it stands in one piece it comes in one, however long.
    private String piece(int before) {
        String piece = this.reader.getText();
        if (before + piece.length() > MAX_TEXT) {
            throw new XmlException("The document has a text of more than " + MAX_TEXT + " characters", null);
        }
        return piece;
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
        return element(XmlWriter.NAMESPACE);
    }

    // An element without a namespace counts as one of that around it: some writers forget
    // theirs.
    private XmlElement element(String around) {
        String name = name();
        String own = orEmpty(this.reader.getNamespaceURI());
        String namespace = own.isEmpty() ? around : own;
        List<XmlAttribute> attributes = attributes();
        List<XmlElement> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (next()) {
                case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE ->
                    text.append(piece(text.length()));
                case XMLStreamReader.START_ELEMENT -> children.add(element(namespace));
                case XMLStreamReader.END_ELEMENT -> {
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
            while (XmlReader.this.depth >= this.level) {
                if (XmlReader.this.next() == XMLStreamReader.START_ELEMENT && XmlReader.this.depth == this.level + 1) {
                    return true;
                }
            }
            return false;
        }

    }

}
