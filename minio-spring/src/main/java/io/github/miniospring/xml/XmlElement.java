package io.github.miniospring.xml;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An element with all that is in it, as a value. Documents that are read, changed and
 * written again are kept as such: what this library has no name for stays where it is.
 *
 * <p>
 * Blanks between elements, comments and processing instructions are not kept. Children
 * are found by their names; those of another namespace than this element are foreign:
 * they are never found, and stay.
 *
 * @param name without a prefix
 * @param namespace of its own; empty where it is that of the element around it, or that
 * of S3
 * @param attributes in their order
 * @param text what it holds; empty when it holds elements
 * @param children in their order
 */
public record XmlElement(String name, String namespace, List<XmlAttribute> attributes, String text,
        List<XmlElement> children) {

    public XmlElement {
        attributes = List.copyOf(attributes);
        children = List.copyOf(children);
        requireText(name, text);
        attributes.forEach(attribute -> requireText(attribute.name(), attribute.value()));
    }

    private static void requireText(String name, String text) {
        if (!XmlWriter.canCarry(text)) {
            throw new IllegalArgumentException("The value of " + name + " has a character that XML 1.0 cannot carry");
        }
    }

    /** An element that holds text. */
    public static XmlElement of(String name, String text) {
        return new XmlElement(name, "", List.of(), text, List.of());
    }

    /** An element that holds others, or nothing. */
    public static XmlElement of(String name, XmlElement... children) {
        return of(name, Arrays.asList(children));
    }

    /** An element that holds others, or nothing. */
    public static XmlElement of(String name, List<XmlElement> children) {
        return new XmlElement(name, "", List.of(), "", children);
    }

    /**
     * This element, if it has that name.
     * @throws IllegalArgumentException if it has another
     */
    public XmlElement requireName(String name) {
        if (!this.name.equals(name)) {
            throw new IllegalArgumentException("Element " + this.name + " is no " + name);
        }
        return this;
    }

    /** Whether it has that name, and is not foreign where it stands. */
    public boolean isNamed(String name) {
        return this.namespace.isEmpty() && this.name.equals(name);
    }

    /** The first child of that name. */
    public @Nullable XmlElement child(String name) {
        for (XmlElement child : this.children) {
            if (child.isNamed(name)) {
                return child;
            }
        }
        return null;
    }

    /** The first child of that name, or an empty one. */
    public XmlElement childOrEmpty(String name) {
        XmlElement child = child(name);
        return (child != null) ? child : of(name);
    }

    /** All children of that name. */
    public List<XmlElement> children(String name) {
        return this.children.stream().filter(child -> child.isNamed(name)).toList();
    }

    /** The texts of all children of that name. */
    public List<String> texts(String name) {
        return children(name).stream().map(XmlElement::text).toList();
    }

    /** The text of the first child of that name; empty if there is none. */
    public String text(String name) {
        return childOrEmpty(name).text();
    }

    /** The text of the first child of that name; null if there is none or it is empty. */
    public @Nullable String textOrNull(String name) {
        String text = text(name);
        return text.isEmpty() ? null : text;
    }

    /** Whether the first child of that name says {@code text}; case does not matter. */
    public boolean says(String name, String text) {
        return text(name).trim().equalsIgnoreCase(text);
    }

    /** The first child of that name as a whole number; null if there is none. */
    public @Nullable Long number(String name) {
        String text = text(name).trim();
        try {
            return text.isEmpty() ? null : Long.valueOf(text);
        }
        catch (NumberFormatException ex) {
            throw new XmlException("Element " + name + " holds no number", ex);
        }
    }

    /** The same for numbers that are never great. */
    public @Nullable Integer smallNumber(String name) {
        Long number = number(name);
        if (number == null) {
            return null;
        }
        if (number.intValue() != number) {
            throw new XmlException("Element " + name + " holds " + number + ", which is more than an int", null);
        }
        return number.intValue();
    }

    /** The first child of that name as a moment; null if there is none. */
    public @Nullable Instant instant(String name) {
        String text = text(name).trim();
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        }
        catch (DateTimeParseException ex) {
            throw new XmlException("Element " + name + " holds no date", ex);
        }
    }

    /**
     * This element with a child that stands where the first one of its name stood, or
     * last; others of that name are gone.
     */
    public XmlElement with(XmlElement child) {
        return withAll(child.name, List.of(child));
    }

    /** The same for a child that holds text. */
    public XmlElement with(String name, String text) {
        return with(of(name, text));
    }

    /** The same for a child that holds text; null removes it. */
    public XmlElement withOrWithout(String name, @Nullable Object text) {
        return (text != null) ? with(name, text.toString()) : without(name);
    }

    /** This element with these for all its children of that name. */
    public XmlElement withAll(String name, List<XmlElement> replacements) {
        List<XmlElement> changed = new ArrayList<>(this.children.size() + replacements.size());
        boolean placed = false;
        for (XmlElement child : this.children) {
            if (!child.isNamed(name)) {
                changed.add(child);
            }
            else if (!placed) {
                changed.addAll(replacements);
                placed = true;
            }
        }
        if (!placed) {
            changed.addAll(replacements);
        }
        return withChildren(changed);
    }

    /** The same for children that hold text. */
    public XmlElement withTexts(String name, List<String> texts) {
        return withAll(name, texts.stream().map(text -> of(name, text)).toList());
    }

    /** This element without its children of that name. */
    public XmlElement without(String name) {
        return withAll(name, List.of());
    }

    /** This element with other children. */
    public XmlElement withChildren(List<XmlElement> children) {
        return new XmlElement(this.name, this.namespace, this.attributes, children.isEmpty() ? this.text : "",
                children);
    }

    /** The element as XML. */
    @Override
    public String toString() {
        return XmlWriter.text(this);
    }

}
