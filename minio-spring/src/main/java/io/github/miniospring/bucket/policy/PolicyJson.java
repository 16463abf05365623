package io.github.miniospring.bucket.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as plain maps, lists and values in their order: what this library does not know
 * stays where it is.
 */
final class PolicyJson {

    // Its own, never the application's: nothing that is set there shall change a policy.
    private static final JsonMapper MAPPER = JsonMapper.builder()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        // Of two members of one name one would be lost.
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build();

    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {
    };

    private PolicyJson() {
    }

    static Map<String, Object> read(String json) {
        try {
            Map<String, Object> members = MAPPER.readValue(json, OBJECT);
            if (members == null) {
                throw new IllegalArgumentException("The policy is null; to have none, call deleteBucketPolicy");
            }
            return members;
        }
        catch (JacksonException ex) {
            throw new IllegalArgumentException("The policy is no JSON object: " + ex.getOriginalMessage(), ex);
        }
    }

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** A copy that nobody can change, all the way down. */
    static @Nullable Object frozen(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((name, member) -> copy.put(String.valueOf(name), frozen(member)));
            return Collections.unmodifiableMap(copy);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(frozen(element)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }

    /** One text or a list of them: policies have either everywhere. */
    static List<String> texts(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return (value != null) ? List.of(value.toString()) : List.of();
    }

}
