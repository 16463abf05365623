package io.github.miniospring.bucket;

import io.github.miniospring.xml.XmlElement;

/** Whether a rule, or a part of one, is in force. */
public enum Status {

    ENABLED("Enabled"), DISABLED("Disabled");

    private final String text;

    Status(String text) {
        this.text = text;
    }

    /** What the element {@code Status} in this one says; disabled if it says nothing. */
    public static Status in(XmlElement element) {
        return element.says("Status", ENABLED.text) ? ENABLED : DISABLED;
    }

    /** As S3 spells it. */
    public String text() {
        return this.text;
    }

    /** An element of that name which says so. */
    public XmlElement as(String name) {
        return XmlElement.of(name, XmlElement.of("Status", this.text));
    }

}
