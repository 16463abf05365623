package io.github.miniospring.test.server.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Writes an XML document the way Go's encoder does, which MinIO uses. */
public final class XmlBuilder {

    /** The namespace of S3's documents. */
    public static final String S3 = "http://s3.amazonaws.com/doc/2006-03-01/";

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private final StringBuilder text = new StringBuilder(512);

    private final Deque<String> open = new ArrayDeque<>();

    private XmlBuilder() {
    }

    /** A document with a declaration; null means no namespace. */
    public static XmlBuilder document(String root, @Nullable String namespace) {
        XmlBuilder xml = new XmlBuilder();
        xml.text.append(DECLARATION);
        return xml.root(root, namespace);
    }

    /** A document without a declaration: MinIO leaves it out in some places. */
    public static XmlBuilder bare(String root, @Nullable String namespace) {
        return new XmlBuilder().root(root, namespace);
    }

    private XmlBuilder root(String root, @Nullable String namespace) {
        return (namespace != null) ? open(root, "xmlns=\"" + namespace + "\"") : open(root);
    }

    public XmlBuilder open(String name) {
        this.text.append('<').append(name).append('>');
        this.open.push(name);
        return this;
    }

    /** Opens an element whose attributes are given as they are to be written. */
    public XmlBuilder open(String name, String attributes) {
        this.text.append('<').append(name).append(' ').append(attributes).append('>');
        this.open.push(name);
        return this;
    }

    public XmlBuilder close() {
        this.text.append("</").append(this.open.pop()).append('>');
        return this;
    }

    public XmlBuilder text(String name, Object value) {
        this.text.append('<').append(name).append('>');
        escape(value.toString(), this.text);
        this.text.append("</").append(name).append('>');
        return this;
    }

    /** As {@link #text}, but nothing for null or empty text. */
    public XmlBuilder optional(String name, @Nullable Object value) {
        return (value == null || value.toString().isEmpty()) ? this : text(name, value);
    }

    /** Appends what is XML already. */
    public XmlBuilder raw(String xml) {
        this.text.append(xml);
        return this;
    }

    /** The document, with what is still open closed. */
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        while (!this.open.isEmpty()) {
            close();
        }
        return this.text.toString();
    }

    private static void escape(String value, StringBuilder out) {
        for (int i = 0; i < value.length();) {
            int c = value.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '"' -> out.append("&#34;");
                case '\'' -> out.append("&#39;");
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\t' -> out.append("&#x9;");
                case '\n' -> out.append("&#xA;");
                case '\r' -> out.append("&#xD;");
                default -> character(c, out);
            }
        }
    }

    // Control characters are escaped, though XML does not allow them even so: it is why
    // clients ask for an encoding.
    private static void character(int c, StringBuilder out) {
        if (c > 0 && c < 0x20) {
            out.append("&#x").append(Integer.toHexString(c).toUpperCase(Locale.ROOT)).append(';');
        }
        else {
            out.appendCodePoint((c > 0 && (c < 0xD800 || c > 0xDFFF)) ? c : 0xFFFD);
        }
    }

}
