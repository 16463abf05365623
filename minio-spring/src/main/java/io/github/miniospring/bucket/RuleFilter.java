package io.github.miniospring.bucket;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.miniospring.xml.XmlElement;
import org.springframework.util.Assert;

/**
 * Which objects a rule is for: those that meet all its conditions. One condition stands
 * alone in the document, several stand in an {@code And}; that is taken care of here.
 *
 * @param <S> the filter itself
 */
public interface RuleFilter<S extends RuleFilter<S>> {

    /** The filter as it is in the document. */
    XmlElement xml();

    /** A filter made of another element. */
    S withXml(XmlElement xml);

    /** What the keys begin with; empty for any. */
    default String prefix() {
        return conditions(xml()).stream()
            .filter(condition -> condition.isNamed("Prefix"))
            .map(XmlElement::text)
            .findFirst()
            .orElse("");
    }

    /** The tags that the objects have, among others. */
    default Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        for (XmlElement condition : conditions(xml())) {
            if (condition.isNamed("Tag")) {
                tags.put(condition.text("Key"), condition.text("Value"));
            }
        }
        return tags;
    }

    /** This filter for keys with another prefix; empty for any. */
    default S withPrefix(String prefix) {
        return withCondition(XmlElement.of("Prefix", prefix));
    }

    /** This filter for objects with this tag too. */
    default S withTag(String key, String value) {
        Assert.isTrue(!key.isEmpty() && key.length() <= 128, "The key of a tag must have 1 to 128 characters");
        Assert.isTrue(value.length() <= 256, "The value of a tag must have at most 256 characters");
        return withCondition(XmlElement.of("Tag", XmlElement.of("Key", key), XmlElement.of("Value", value)));
    }

    /**
     * This filter with a condition more, or another in the place of that of the same
     * kind; of tags, of the same key.
     */
    default S withCondition(XmlElement condition) {
        List<XmlElement> conditions = new ArrayList<>(conditions(xml()));
        XmlElement old = conditions.stream()
            .filter(each -> each.isNamed(condition.name()) && each.text("Key").equals(condition.text("Key")))
            .findFirst()
            .orElse(null);
        if (old != null) {
            conditions.set(conditions.indexOf(old), condition);
        }
        else {
            conditions.add(condition);
        }
        if (conditions.size() > 1) {
            // It says nothing, and servers count it.
            conditions.removeIf(each -> each.isNamed("Prefix") && each.text().isEmpty());
        }
        return withXml(
                xml().withChildren((conditions.size() > 1) ? List.of(XmlElement.of("And", conditions)) : conditions));
    }

    private static List<XmlElement> conditions(XmlElement filter) {
        List<XmlElement> conditions = new ArrayList<>();
        for (XmlElement child : filter.children()) {
            if (child.isNamed("And")) {
                conditions.addAll(child.children());
            }
            else {
                conditions.add(child);
            }
        }
        return conditions;
    }

}
