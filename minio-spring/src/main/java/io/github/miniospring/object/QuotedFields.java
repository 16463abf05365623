package io.github.miniospring.object;

import org.jspecify.annotations.Nullable;

/** Reads headers of the form {@code name="value", other="value"}. */
final class QuotedFields {

    private QuotedFields() {
    }

    static @Nullable String find(@Nullable String header, String name) {
        int start = (header != null) ? header.indexOf(name + "=\"") : -1;
        if (header == null || start < 0) {
            return null;
        }
        int from = start + name.length() + 2;
        int end = header.indexOf('"', from);
        return (end < 0) ? null : header.substring(from, end);
    }

}
