package io.github.miniospring.test.server.text;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/** An element of a document that a client sent; namespaces are ignored. */
public final class XmlElement {

    private static final int MAX_DEPTH = 32;

    private static final XMLInputFactory FACTORY = factory();

    private final String name;

    private final List<XmlElement> children = new ArrayList<>();

    private final StringBuilder text = new StringBuilder();

    private XmlElement(String name) {
        this.name = name;
    }

    // The JDK's own: whatever else is on the class path may parse differently.
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /**
     * Reads a document.
     * @throws IllegalArgumentException if it is none
     */
    public static XmlElement parse(byte[] document) {
        try {
            XMLStreamReader reader;
            synchronized (FACTORY) {
                reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
            }
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                // Declaration, comments and blanks say nothing.
            }
            XmlElement root = read(reader, 0);
            reader.close();
            return root;
        }
        catch (XMLStreamException | RuntimeException ex) {
            throw new IllegalArgumentException("The XML is malformed", ex);
        }
    }

    private static XmlElement read(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > MAX_DEPTH) {
            throw new XMLStreamException("The elements are nested too deeply");
        }
        XmlElement element = new XmlElement(reader.getLocalName());
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> element.children.add(read(reader, depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> element.text.append(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new XMLStreamException("An entity is not known");
                case XMLStreamConstants.END_ELEMENT -> {
                    return element;
                }
                default -> {
                    // Comments say nothing.
                }
            }
        }
    }

    public String name() {
        return this.name;
    }

    /** What stands directly in it, unchanged. */
    public String text() {
        return this.text.toString();
    }

    public List<XmlElement> children() {
        return this.children;
    }

    public List<XmlElement> children(String name) {
        return this.children.stream().filter(child -> child.name.equals(name)).toList();
    }

    /** The first child of that name, or null. */
    public @Nullable XmlElement child(String name) {
        for (XmlElement child : this.children) {
            if (child.name.equals(name)) {
                return child;
            }
        }
        return null;
    }

    /** The text of the first child of that name, or empty. */
    public String text(String child) {
        XmlElement element = child(child);
        return (element != null) ? element.text() : "";
    }

    public boolean has(String child) {
        return child(child) != null;
    }

}
