package io.github.miniospring.object;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.miniospring.operation.Described;
import io.github.miniospring.operation.Names;
import io.github.miniospring.operation.Retention;
import io.github.miniospring.operation.Tags;
import org.jspecify.annotations.Nullable;

/**
 * One of the objects that are made of the same bytes.
 *
 * @param key its key
 * @param metadata what is kept with it: entries of the user's own, with or without
 * {@code x-amz-meta-}, and headers such as {@code Content-Type}
 * @param tags its tags
 * @param retention how long it cannot be removed, in a bucket with lock; null for what
 * the server makes of none: MinIO ignores the bucket's own here
 */
public record FanOutEntry(String key, Map<String, String> metadata, Tags tags, @Nullable Retention retention) {

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
        return new FanOutEntry(key, Map.of(), Tags.none(), null);
    }

    /** The same with other metadata. */
    public FanOutEntry withMetadata(Map<String, String> metadata) {
        return new FanOutEntry(this.key, metadata, this.tags, this.retention);
    }

    /** The same with other tags. */
    public FanOutEntry withTags(Tags tags) {
        return new FanOutEntry(this.key, this.metadata, tags, this.retention);
    }

    /** The same, kept until a moment. */
    public FanOutEntry withRetention(Retention retention) {
        return new FanOutEntry(this.key, this.metadata, this.tags, retention);
    }

    // Community servers store what is in "metadata", letter for letter, and read none of
    // the fields beside it.
    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", this.key);
        Map<String, String> stored = Described.headersOf(this.metadata);
        stored.forEach((name, value) -> {
            String field = FIELDS.get(name);
            if (field != null) {
                json.put(field, value);
            }
        });
        if (this.retention != null) {
            stored.putAll(this.retention.headers());
            json.put("retention", this.retention.mode().name());
            json.put("retainUntil", this.retention.until().toString());
        }
        json.put("metadata", stored);
        json.put("tags", this.tags.asMap());
        return json;
    }

}
