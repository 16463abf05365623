package io.github.miniospring.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.miniospring.Redaction;
import io.github.miniospring.encoding.PercentEncoding;
import io.github.miniospring.xml.XmlReader;
import io.github.miniospring.xml.XmlWriter;
import org.springframework.util.Assert;

/**
 * Tags of an object or a bucket. An object takes 10, a bucket 50; names have 1 to 128
 * characters, values up to 256. MinIO takes ASCII letters, digits, blanks and
 * {@code + - . _ : / @ =} only.
 */
public final class Tags {

    private static final Tags NONE = new Tags(Map.of());

    private final Map<String, String> values;

    private Tags(Map<String, String> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    private Tags(Map<String, String> values, int limit, String owner) {
        this(values);
        Assert.isTrue(values.size() <= limit,
                () -> "There are " + values.size() + " tags; " + owner + " takes " + limit);
        this.values.forEach((name, value) -> {
            Assert.isTrue(!name.isEmpty() && name.length() <= 128,
                    () -> "Tag name '" + Redaction.line(name, 140) + "' must have 1 to 128 characters");
            Assert.isTrue(value.length() <= 256,
                    () -> "The value of tag '" + Redaction.line(name, 140) + "' has more than 256 characters");
        });
    }

    /** Tags of an object: at most 10. */
    public static Tags forObject(Map<String, String> values) {
        return new Tags(values, 10, "an object");
    }

    /** Tags of a bucket: at most 50. */
    public static Tags forBucket(Map<String, String> values) {
        return new Tags(values, 50, "a bucket");
    }

    /** No tags. */
    public static Tags none() {
        return NONE;
    }

    /**
     * Reads a document {@code Tagging}, or any element with a {@code TagSet} in it. What
     * a server keeps is taken as it is, beyond the limits, too.
     */
    public static Tags from(XmlReader xml) {
        Map<String, String> values = new LinkedHashMap<>();
        XmlReader.Children children = xml.children();
        while (children.next()) {
            if (xml.name().equals("TagSet")) {
                XmlReader.Children tags = xml.children();
                while (tags.next()) {
                    readTag(xml, values);
                }
            }
        }
        return new Tags(values);
    }

    private static void readTag(XmlReader xml, Map<String, String> values) {
        String name = "";
        String value = "";
        XmlReader.Children children = xml.children();
        while (children.next()) {
            switch (xml.name()) {
                case "Key" -> name = xml.text();
                case "Value" -> value = xml.text();
                default -> {
                }
            }
        }
        values.put(name, value);
    }

    /** The document that gives an object or a bucket these tags. */
    public ObjectBody document() {
        return ObjectBody.of(XmlWriter.document("Tagging", xml -> xml.element("TagSet", set -> this.values
            .forEach((name, value) -> set.element("Tag", tag -> tag.element("Key", name).element("Value", value))))));
    }

    /** The tags by name. */
    public Map<String, String> asMap() {
        return this.values;
    }

    public String encoded() {
        return this.values.entrySet()
            .stream()
            .map(tag -> PercentEncoding.encode(tag.getKey()) + "=" + PercentEncoding.encode(tag.getValue()))
            .collect(Collectors.joining("&"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tags tags && this.values.equals(tags.values);
    }

    @Override
    public int hashCode() {
        return this.values.hashCode();
    }

    @Override
    public String toString() {
        return this.values.toString();
    }

}
