package io.github.miniospring.conversion;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.ClassUtils;

/** Converters in order: the first one that can, does it. */
public final class ObjectConverters {

    private static final boolean JACKSON = ClassUtils.isPresent("tools.jackson.databind.json.JsonMapper",
            ObjectConverters.class.getClassLoader());

    private final List<ObjectConverter> converters;

    private ObjectConverters(List<ObjectConverter> converters) {
        this.converters = List.copyOf(converters);
    }

    public static ObjectConverters of(ObjectConverter... converters) {
        return new ObjectConverters(List.of(converters));
    }

    public static ObjectConverters of(List<? extends ObjectConverter> converters) {
        return new ObjectConverters(List.copyOf(converters));
    }

    /** JSON where Jackson 3 is on the class path, else none. */
    public static ObjectConverters standard() {
        return JACKSON ? Standard.JSON : of();
    }

    /** The converter that makes such values of such objects; empty when none does. */
    public Optional<ObjectConverter> reading(Type type, @Nullable MediaType contentType) {
        return this.converters.stream().filter(each -> each.canRead(type, contentType)).findFirst();
    }

    /**
     * The converter that makes such objects of such values.
     * @param contentType wanted of the object; null where any will do
     * @throws IllegalArgumentException when none does
     */
    public ObjectConverter writing(Type type, @Nullable MediaType contentType) {
        return this.converters.stream()
            .filter(each -> each.canWrite(type, contentType))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(
                    "No converter makes " + ((contentType != null) ? contentType + " of " : "an object of ")
                            + type.getTypeName() + "; " + advice()));
    }

    /** What to do where no converter can. */
    public String advice() {
        return this.converters.isEmpty()
                ? "for JSON put tools.jackson.core:jackson-databind on the class path, for all else give the template an ObjectConverter"
                : "give the template an ObjectConverter that does";
    }

    /** Made when first asked for, and only where Jackson is. */
    private static final class Standard {

        private static final ObjectConverters JSON = of(JsonConverter.standard());

    }

}
