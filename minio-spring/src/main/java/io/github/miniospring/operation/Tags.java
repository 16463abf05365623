package io.github.miniospring.operation;

import java.util.Map;
import java.util.stream.Collectors;

import io.github.miniospring.Redaction;
import io.github.miniospring.encoding.PercentEncoding;
import org.springframework.util.Assert;

/**
 * Tags of an object or a bucket. An object takes 10, a bucket 50; names have 1 to 128
 * characters, values up to 256. MinIO takes ASCII letters, digits, blanks and
 * {@code + - . _ : / @ =} only.
 */
public final class Tags {

    private final Map<String, String> values;

    private Tags(Map<String, String> values, int limit, String owner) {
        Assert.isTrue(values.size() <= limit,
                () -> "There are " + values.size() + " tags; " + owner + " takes " + limit);
        values.forEach((name, value) -> {
            Assert.isTrue(!name.isEmpty() && name.length() <= 128,
                    () -> "Tag name '" + Redaction.line(name, 140) + "' must have 1 to 128 characters");
            Assert.isTrue(value.length() <= 256,
                    () -> "The value of tag '" + Redaction.line(name, 140) + "' has more than 256 characters");
        });
        this.values = Map.copyOf(values);
    }

    /** Tags of an object: at most 10. */
    public static Tags forObject(Map<String, String> values) {
        return new Tags(values, 10, "an object");
    }

    /** Tags of a bucket: at most 50. */
    public static Tags forBucket(Map<String, String> values) {
        return new Tags(values, 50, "a bucket");
    }

    /** The tags by name. */
    public Map<String, String> asMap() {
        return this.values;
    }

    String encoded() {
        return this.values.entrySet()
            .stream()
            .map(tag -> PercentEncoding.encode(tag.getKey()) + "=" + PercentEncoding.encode(tag.getValue()))
            .collect(Collectors.joining("&"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tags tags && this.values.equals(tags.values);
    }

    @Override
    public int hashCode() {
        return this.values.hashCode();
    }

    @Override
    public String toString() {
        return this.values.toString();
    }

}
