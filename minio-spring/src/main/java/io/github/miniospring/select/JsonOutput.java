package io.github.miniospring.select;

/** Records as JSON objects. Immutable: each option answers a new output. */
public final class JsonOutput extends SelectOutput {

    private JsonOutput(Serialization serialization) {
        super(serialization);
    }

    public static JsonOutput of() {
        return new JsonOutput(Serialization.of("JSON"));
    }

    /** What ends a record. Default: a line feed. */
    public JsonOutput recordDelimiter(String delimiter) {
        return new JsonOutput(serialization().with("RecordDelimiter", delimiter));
    }

}
