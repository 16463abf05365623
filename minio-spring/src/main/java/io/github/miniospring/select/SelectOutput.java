package io.github.miniospring.select;

import io.github.miniospring.xml.XmlWriter;

/** How the records that are found are written. */
public abstract sealed class SelectOutput permits CsvOutput, JsonOutput {

    private final Serialization serialization;

    SelectOutput(Serialization serialization) {
        this.serialization = serialization;
    }

    final Serialization serialization() {
        return this.serialization;
    }

    /** What ends a record. */
    final String recordDelimiter() {
        return this.serialization.settings().getOrDefault("RecordDelimiter", "\n");
    }

    final void writeTo(XmlWriter xml) {
        xml.element("OutputSerialization", this.serialization::writeTo);
    }

}
