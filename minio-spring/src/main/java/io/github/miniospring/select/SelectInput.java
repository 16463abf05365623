package io.github.miniospring.select;

import io.github.miniospring.xml.XmlWriter;
import org.jspecify.annotations.Nullable;

/** What the object that is asked holds. */
public abstract sealed class SelectInput permits CsvInput, JsonInput, ParquetInput {

    private final Serialization serialization;

    private final @Nullable CompressionType compression;

    SelectInput(Serialization serialization, @Nullable CompressionType compression) {
        this.serialization = serialization;
        this.compression = compression;
    }

    final Serialization serialization() {
        return this.serialization;
    }

    final @Nullable CompressionType compression() {
        return this.compression;
    }

    final void writeTo(XmlWriter xml) {
        xml.element("InputSerialization", element -> {
            if (this.compression != null) {
                element.element("CompressionType", this.compression.name());
            }
            this.serialization.writeTo(element);
        });
    }

}
