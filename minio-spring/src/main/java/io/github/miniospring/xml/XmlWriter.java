package io.github.miniospring.xml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import com.ctc.wstx.stax.WstxOutputFactory;

/**
 * Writes the documents that requests carry, in S3's namespace.
 */
public final class XmlWriter {

    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private static final WstxOutputFactory FACTORY = factory();

    private final XMLStreamWriter writer;

    private XmlWriter(XMLStreamWriter writer) {
        this.writer = writer;
    }

    private static WstxOutputFactory factory() {
        WstxOutputFactory factory = new WstxOutputFactory();
        factory.configureForSpeed();
        return factory;
    }

    /**
     * Writes one document.
     * @param root the name of its root element
     * @param content writes what is in it
     * @return its bytes in UTF-8
     */
    public static byte[] document(String root, Consumer<XmlWriter> content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try {
            XMLStreamWriter writer = FACTORY.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            writer.writeStartElement(root);
            writer.writeDefaultNamespace(NAMESPACE);
            content.accept(new XmlWriter(writer));
            writer.writeEndElement();
            writer.writeEndDocument();
            writer.close();
        }
        catch (XMLStreamException ex) {
            throw new XmlException("Document " + root + " cannot be written: " + ex.getMessage(), ex);
        }
        return out.toByteArray();
    }

    /** Writes an element that holds text. */
    public XmlWriter element(String name, String text) {
        if (!canCarry(text)) {
            throw new XmlException("The value of " + name + " has a character that XML 1.0 cannot carry", null);
        }
        try {
            this.writer.writeStartElement(name);
            this.writer.writeCharacters(text);
            this.writer.writeEndElement();
            return this;
        }
        catch (XMLStreamException ex) {
            throw new XmlException("Element " + name + " cannot be written: " + ex.getMessage(), ex);
        }
    }

    /** Writes an element that holds others. */
    public XmlWriter element(String name, Consumer<XmlWriter> content) {
        try {
            this.writer.writeStartElement(name);
            content.accept(this);
            this.writer.writeEndElement();
            return this;
        }
        catch (XMLStreamException ex) {
            throw new XmlException("Element " + name + " cannot be written: " + ex.getMessage(), ex);
        }
    }

    /** Whether XML 1.0 can carry {@code text} at all. */
    public static boolean canCarry(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
                return false;
            }
            if (c == '\uFFFE' || c == '\uFFFF') {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

}
