package io.github.miniospring.object;

import java.util.ArrayList;
import java.util.List;

import io.github.miniospring.encoding.PercentEncoding;
import io.github.miniospring.xml.XmlReader;
import org.jspecify.annotations.Nullable;

/** What the pages of all listings have in common, while one is read. */
final class ListedKeys {

    private final String bucket;

    private final List<ObjectSummary> objects = new ArrayList<>();

    private final List<String> prefixes = new ArrayList<>();

    private boolean encoded;

    private boolean truncated;

    ListedKeys(String bucket) {
        this.bucket = bucket;
    }

    /** Takes the element the cursor is on, if it is one of those that all pages have. */
    void read(XmlReader xml) {
        switch (xml.name()) {
            case "Contents", "Version", "DeleteMarker" -> this.objects.add(ObjectSummary.from(this.bucket, xml));
            case "CommonPrefixes" -> this.prefixes.add(prefix(xml));
            case "EncodingType" -> this.encoded = xml.text().equals("url");
            case "IsTruncated" -> this.truncated = xml.flag();
            default -> {
            }
        }
    }

    private static String prefix(XmlReader xml) {
        String prefix = "";
        XmlReader.Children children = xml.children();
        while (children.next()) {
            if (xml.name().equals("Prefix")) {
                prefix = xml.text();
            }
        }
        return prefix;
    }

    /** In the order of the document. To be asked when the page has been read. */
    List<ObjectSummary> objects() {
        return this.objects.stream().map(this::decoded).toList();
    }

    private ObjectSummary decoded(ObjectSummary object) {
        String key = decoded(object.key());
        // Most keys are as they were: a page need not be made twice.
        return (key.equals(object.key()) && !key.endsWith("/")) ? object : object.withKey(key);
    }

    List<String> prefixes() {
        return this.prefixes.stream().map(this::decoded).toList();
    }

    boolean truncated() {
        return this.truncated;
    }

    // Where the answer says so, and only there: some servers ignore the wish.
    String decoded(String text) {
        return this.encoded ? PercentEncoding.decodeForm(text) : text;
    }

    /** Objects and directories together, in the order of their keys. */
    static List<ObjectSummary> entries(String bucket, List<ObjectSummary> objects, List<String> prefixes) {
        if (prefixes.isEmpty()) {
            return objects;
        }
        List<ObjectSummary> entries = new ArrayList<>(objects);
        prefixes.forEach(prefix -> entries.add(ObjectSummary.directory(bucket, prefix)));
        // Stable: versions of one key stay as they are.
        entries.sort(KeyOrder.BY_KEY);
        return entries;
    }

    static @Nullable String textOrNull(XmlReader xml) {
        String text = xml.text();
        return text.isEmpty() ? null : text;
    }

}
