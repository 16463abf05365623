package io.github.miniospring.test.server.event;

import java.util.Set;

import io.github.miniospring.test.server.text.Wildcard;

/**
 * Which events somebody wants.
 *
 * @param bucket empty for all
 * @param pattern of keys, with {@code *} for anything; empty for all keys
 * @param names single event names
 */
public record EventFilter(String bucket, String pattern, Set<String> names) {

    public static EventFilter of(String bucket, String prefix, String suffix, Set<String> names) {
        String pattern = (prefix.isEmpty() ? "" : prefix + "*") + (suffix.isEmpty() ? "" : "*" + suffix);
        return new EventFilter(bucket, pattern.replace("**", "*"), names);
    }

    boolean accepts(EventRecord event) {
        return (this.bucket.isEmpty() || this.bucket.equals(event.bucket())) && this.names.contains(event.name())
                && (this.pattern.isEmpty() || Wildcard.matches(this.pattern, event.key()));
    }

}
