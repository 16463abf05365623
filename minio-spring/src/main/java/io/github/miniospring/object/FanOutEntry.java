package io.github.miniospring.object;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.miniospring.encoding.HeaderText;
import io.github.miniospring.operation.Described;
import io.github.miniospring.operation.Names;
import io.github.miniospring.operation.Tags;

/**
 * One of the objects that are made of the same bytes.
 *
 * @param key its key
 * @param metadata what is kept with it: entries of the user's own, with or without
 * {@code x-amz-meta-}, and headers such as {@code Content-Type}
 * @param tags its tags
 */
public record FanOutEntry(String key, Map<String, String> metadata, Tags tags) {

    /** What the server has fields for, beside the metadata. */
    private static final Map<String, String> FIELDS = Map.of("content-type", "contentType", "content-encoding",
            "contentEncoding", "content-disposition", "contentDisposition", "content-language", "contentLanguage",
            "cache-control", "cacheControl");

    public FanOutEntry {
        Names.key(key);
        metadata = Map.copyOf(metadata);
    }

    /** An object with nothing kept beside it. */
    public static FanOutEntry of(String key) {
        return new FanOutEntry(key, Map.of(), Tags.none());
    }

    /** The same with other metadata. */
    public FanOutEntry withMetadata(Map<String, String> metadata) {
        return new FanOutEntry(this.key, metadata, this.tags);
    }

    /** The same with other tags. */
    public FanOutEntry withTags(Tags tags) {
        return new FanOutEntry(this.key, this.metadata, tags);
    }

    // Community servers store what is in "metadata", letter for letter, and read none of
    // the fields beside it.
    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", this.key);
        Map<String, String> stored = new LinkedHashMap<>();
        this.metadata.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (Described.STANDARD_HEADERS.contains(lower)) {
                stored.put(lower, HeaderText.requireAscii(lower, value));
                if (FIELDS.containsKey(lower)) {
                    json.put(FIELDS.get(lower), value);
                }
            }
            else {
                String bare = lower.startsWith("x-amz-meta-") ? lower.substring("x-amz-meta-".length()) : lower;
                stored.put("x-amz-meta-" + bare, HeaderText.encode(bare, value));
            }
        });
        json.put("metadata", stored);
        json.put("tags", this.tags.asMap());
        return json;
    }

}
