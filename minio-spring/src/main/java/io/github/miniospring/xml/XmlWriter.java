package io.github.miniospring.xml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import com.fasterxml.aalto.stax.OutputFactoryImpl;

/**
 * Writes the documents that requests carry, in S3's namespace.
 */
public final class XmlWriter {

    static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private static final OutputFactoryImpl FACTORY = factory();

    private final XMLStreamWriter writer;

    private XmlWriter(XMLStreamWriter writer) {
        this.writer = writer;
    }

    private static OutputFactoryImpl factory() {
        OutputFactoryImpl factory = new OutputFactoryImpl();
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
        return document(XmlElement.of(root), NAMESPACE, content);
    }

    /**
     * Writes one document that is there as a whole.
     * @return its bytes in UTF-8
     */
    public static byte[] document(XmlElement root) {
        return document(root, root.namespace().isEmpty() ? NAMESPACE : root.namespace(), xml -> xml.inside(root));
    }

    /** An element as text, for people to read. */
    static String text(XmlElement element) {
        byte[] document = document(element, element.namespace(), xml -> xml.inside(element));
        return new String(document, StandardCharsets.UTF_8);
    }

    private static byte[] document(XmlElement root, String namespace, Consumer<XmlWriter> content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try {
            XMLStreamWriter writer = FACTORY.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            XmlWriter xml = new XmlWriter(writer);
            xml.start(root, namespace);
            content.accept(xml);
            writer.writeEndElement();
            writer.writeEndDocument();
            writer.close();
        }
        catch (XMLStreamException ex) {
            throw new XmlException("Document " + root.name() + " cannot be written: " + ex.getMessage(), ex);
        }
        return out.toByteArray();
    }

    private void start(XmlElement element, String namespace) throws XMLStreamException {
        this.writer.writeStartElement(element.name());
        if (!namespace.isEmpty()) {
            this.writer.writeDefaultNamespace(namespace);
        }
        Set<String> declared = new HashSet<>(Set.of("", "xml"));
        for (XmlAttribute attribute : element.attributes()) {
            if (declared.add(attribute.prefix())) {
                this.writer.writeNamespace(attribute.prefix(), attribute.namespace());
            }
        }
        for (XmlAttribute attribute : element.attributes()) {
            if (attribute.prefix().isEmpty()) {
                this.writer.writeAttribute(attribute.name(), attribute.value());
            }
            else {
                this.writer.writeAttribute(attribute.prefix(), attribute.namespace(), attribute.name(),
                        attribute.value());
            }
        }
    }

    private void inside(XmlElement element) {
        try {
            if (!element.text().isEmpty()) {
                this.writer.writeCharacters(element.text());
            }
            for (XmlElement child : element.children()) {
                start(child, child.namespace());
                inside(child);
                this.writer.writeEndElement();
            }
        }
        catch (XMLStreamException ex) {
            throw new XmlException("Element " + element.name() + " cannot be written: " + ex.getMessage(), ex);
        }
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
