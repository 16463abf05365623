package io.github.miniospring.bucket.notification;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.miniospring.xml.XmlElement;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Who is told of which events: what queues, topics and functions have in common. The
 * names of events are open: {@code s3:ObjectCreated:*}, {@code s3:ObjectRemoved:Delete}
 * and what else the server has.
 *
 * @param <S> the destination itself
 */
public interface EventDestination<S extends EventDestination<S>> {

    /** The destination as it is in the document. */
    XmlElement xml();

    /** A destination made of another element. */
    S withXml(XmlElement xml);

    /** The name of the element that holds its ARN. */
    String arnElement();

    /** Names who is told. */
    default String arn() {
        return xml().text(arnElement());
    }

    /** Its name, by which servers tell it from others. */
    default @Nullable String id() {
        return xml().textOrNull("Id");
    }

    /** The names of the events. */
    default List<String> events() {
        return xml().texts("Event");
    }

    /** What the keys begin with; empty for any. */
    default String prefix() {
        return filter("prefix");
    }

    /** What the keys end with; empty for any. */
    default String suffix() {
        return filter("suffix");
    }

    private String filter(String name) {
        return rules().stream()
            .filter(rule -> rule.says("Name", name))
            .map(rule -> rule.text("Value"))
            .findFirst()
            .orElse("");
    }

    private List<XmlElement> rules() {
        return xml().childOrEmpty("Filter").childOrEmpty("S3Key").children("FilterRule");
    }

    /** This destination under a name of 1 to 255 characters. */
    default S withId(String id) {
        Assert.isTrue(!id.isEmpty() && id.length() <= 255,
                () -> "id must have 1 to 255 characters but has " + id.length());
        return withXml(xml().with("Id", id));
    }

    /** This destination for other events. */
    default S withEvents(String... events) {
        Assert.notEmpty(events, "There are no events; write some, such as s3:ObjectCreated:*");
        return withXml(xml().withTexts("Event", Arrays.asList(events)));
    }

    /** This destination for keys that begin with {@code prefix}; empty for any. */
    default S withPrefix(String prefix) {
        return withFilter("prefix", prefix);
    }

    /** This destination for keys that end with {@code suffix}; empty for any. */
    default S withSuffix(String suffix) {
        return withFilter("suffix", suffix);
    }

    private S withFilter(String name, String value) {
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        Assert.isTrue(bytes <= 1024, () -> "The " + name + " has " + bytes + " bytes in UTF-8; 1024 is the most");
        List<XmlElement> rules = new ArrayList<>(rules());
        rules.removeIf(rule -> rule.text("Name").trim().toLowerCase(Locale.ROOT).equals(name));
        if (!value.isEmpty()) {
            rules.add(XmlElement.of("FilterRule", XmlElement.of("Name", name), XmlElement.of("Value", value)));
        }
        XmlElement filter = xml().childOrEmpty("Filter");
        XmlElement changed = filter.with(filter.childOrEmpty("S3Key").withAll("FilterRule", rules));
        boolean empty = rules.isEmpty() && changed.children().size() == 1;
        return withXml(empty ? xml().without("Filter") : xml().with(changed));
    }

}
