package io.github.miniospring.test.server.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/** Header fields: names in any case, in alphabetical order as Go writes them. */
public final class Headers {

    private final Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    public Headers add(String name, String value) {
        this.fields.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value);
        return this;
    }

    public Headers set(String name, String value) {
        this.fields.remove(name);
        return add(name, value);
    }

    /** Sets the field unless the value is null or empty. */
    public Headers setIfPresent(String name, @Nullable String value) {
        return (value == null || value.isEmpty()) ? this : set(name, value);
    }

    public Headers remove(String name) {
        this.fields.remove(name);
        return this;
    }

    public boolean has(String name) {
        return this.fields.containsKey(name);
    }

    /** The first value, or null. */
    public @Nullable String find(String name) {
        List<String> values = this.fields.get(name);
        return (values != null) ? values.get(0) : null;
    }

    /** The first value, or empty. */
    public String get(String name) {
        String value = find(name);
        return (value != null) ? value : "";
    }

    public List<String> all(String name) {
        return this.fields.getOrDefault(name, List.of());
    }

    /** Whether the first value is {@code true}. */
    public boolean isTrue(String name) {
        return get(name).equalsIgnoreCase("true");
    }

    /** Calls for every value of every field. */
    public void forEach(BiConsumer<String, String> consumer) {
        this.fields.forEach((name, values) -> values.forEach(value -> consumer.accept(name, value)));
    }

    public Map<String, List<String>> asMap() {
        return Collections.unmodifiableMap(this.fields);
    }

}
