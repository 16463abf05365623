package io.github.miniospring.select;

import org.jspecify.annotations.Nullable;

/** An object of JSON. Immutable: each option answers a new input. */
public final class JsonInput extends SelectInput {

    /** How JSON values stand in the object. */
    public enum Type {

        /** One document, over as many lines as it likes. */
        DOCUMENT,

        /** One document a line. */
        LINES

    }

    private JsonInput(Serialization serialization, @Nullable CompressionType compression) {
        super(serialization, compression);
    }

    /** One document a line. */
    public static JsonInput of() {
        return of(Type.LINES);
    }

    public static JsonInput of(Type type) {
        return new JsonInput(Serialization.of("JSON").with("Type", type.name()), null);
    }

    /** How the object was compressed. Default: not at all. */
    public JsonInput compression(CompressionType compression) {
        return new JsonInput(serialization(), compression);
    }

}
