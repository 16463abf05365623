package io.github.miniospring.test.server.object;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.error.S3Failure;
import io.github.miniospring.test.server.text.Query;
import io.github.miniospring.test.server.text.UrlText;
import io.github.miniospring.test.server.text.XmlBuilder;
import io.github.miniospring.test.server.text.XmlElement;

/** Tags of objects and buckets. */
public final class TagSet {

    private static final Pattern ALLOWED = Pattern.compile("[a-zA-Z0-9 +\\-._:/@=]*");

    private static final int MAX_KEY = 128;

    private static final int MAX_VALUE = 256;

    private TagSet() {
    }

    /** Reads tags of an object from a header. */
    public static Map<String, String> ofHeader(String header) {
        Map<String, String> tags = new LinkedHashMap<>();
        Query query;
        try {
            query = Query.parse(header);
        }
        catch (IllegalArgumentException ex) {
            throw S3Error.INVALID_TAG.failure("Invalid tagging header");
        }
        for (String name : query.names()) {
            if (query.all(name).size() > 1) {
                throw S3Error.INVALID_TAG.failure("Cannot provide multiple Tags with the same key");
            }
            tags.put(name, query.get(name));
        }
        check(tags, 10, S3Error.INVALID_TAG);
        return tags;
    }

    /**
     * Reads tags from a document.
     * @param most how many there may be
     * @param error what it is called if something is wrong with them
     */
    public static Map<String, String> ofXml(XmlElement tagging, int most, S3Error error) {
        XmlElement set = tagging.child("TagSet");
        if (set == null) {
            throw S3Error.MALFORMED_XML.failure();
        }
        Map<String, String> tags = new LinkedHashMap<>();
        for (XmlElement tag : set.children("Tag")) {
            if (tags.put(tag.text("Key"), tag.text("Value")) != null) {
                throw error.failure("Cannot provide multiple Tags with the same key");
            }
        }
        check(tags, most, error);
        return tags;
    }

    /** Tags of an object, if they can be its. */
    public static Map<String, String> checked(Map<String, String> tags) {
        check(tags, 10, S3Error.INVALID_TAG);
        return tags;
    }

    private static void check(Map<String, String> tags, int most, S3Error error) {
        if (tags.size() > most) {
            throw error
                .failure((most == 10) ? "Object tags cannot be greater than 10" : "Tags cannot be more than " + most);
        }
        tags.forEach((key, value) -> {
            if (key.isEmpty() || key.length() > MAX_KEY || !ALLOWED.matcher(key).matches()) {
                throw invalid(error, "TagKey");
            }
            if (value.length() > MAX_VALUE || !ALLOWED.matcher(value).matches()) {
                throw invalid(error, "TagValue");
            }
        });
    }

    private static S3Failure invalid(S3Error error, String what) {
        return error.failure("The " + what + " you have provided is invalid");
    }

    /** Tags as a header carries them. */
    public static String toHeader(Map<String, String> tags) {
        StringBuilder text = new StringBuilder();
        tags.forEach((key, value) -> text.append(text.isEmpty() ? "" : "&")
            .append(UrlText.encodeForm(key))
            .append('=')
            .append(UrlText.encodeForm(value)));
        return text.toString();
    }

    /** Tags as a document carries them. */
    public static XmlBuilder toXml(XmlBuilder tagging, Map<String, String> tags) {
        tagging.open("TagSet");
        tags.forEach((key, value) -> tagging.open("Tag").text("Key", key).text("Value", value).close());
        return tagging.close();
    }

}
