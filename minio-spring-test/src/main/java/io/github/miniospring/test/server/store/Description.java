package io.github.miniospring.test.server.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a client says about an object.
 *
 * @param headers standard ones, such as Content-Type
 * @param metadata the user's, under the full names of their headers
 * @param storageClass STANDARD or REDUCED_REDUNDANCY
 */
public record Description(Map<String, String> headers, Map<String, String> metadata, String storageClass) {

    public Description {
        headers = sorted(headers);
        metadata = sorted(metadata);
    }

    private static Map<String, String> sorted(Map<String, String> fields) {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(fields);
        return Collections.unmodifiableMap(sorted);
    }

    public String contentType() {
        return this.headers.getOrDefault("Content-Type", "");
    }

    public Description withStorageClass(String storageClass) {
        return new Description(this.headers, this.metadata, storageClass);
    }

    /** The same with one header more. */
    public Description with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(this.headers);
        changed.put(name, value);
        return new Description(changed, this.metadata, this.storageClass);
    }

}
