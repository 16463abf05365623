package io.github.miniospring.select;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.miniospring.xml.XmlWriter;
import org.springframework.util.Assert;

/**
 * How records are written: a format, and its settings as the elements that say them.
 *
 * @param format the name of the element that holds the settings
 * @param settings by the names of their elements, in the order S3 wants them
 */
record Serialization(String format, SortedMap<String, String> settings) {

    Serialization {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    static Serialization of(String format) {
        return new Serialization(format, new TreeMap<>());
    }

    Serialization with(String name, String value) {
        Assert.isTrue(!value.isEmpty() && XmlWriter.canCarry(value), () -> name
                + " must have one character at least, and only such as XML can carry: tab, line ends, and all from blank on");
        SortedMap<String, String> settings = new TreeMap<>(this.settings);
        settings.put(name, value);
        return new Serialization(this.format, settings);
    }

    void writeTo(XmlWriter xml) {
        xml.element(this.format, element -> this.settings.forEach(element::element));
    }

}
