package io.github.miniospring.bucket.lifecycle;

import io.github.miniospring.bucket.RuleFilter;
import io.github.miniospring.xml.XmlElement;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Which objects a lifecycle rule is for.
 *
 * <pre>{@code
 * LifecycleFilter.prefix("logs/").withTag("keep", "no").withSizeGreaterThan(1024)
 * }</pre>
 *
 * @param xml the filter, of which nothing is lost
 */
public record LifecycleFilter(XmlElement xml) implements RuleFilter<LifecycleFilter> {

    private static final String GREATER = "ObjectSizeGreaterThan";

    private static final String LESS = "ObjectSizeLessThan";

    public LifecycleFilter {
        xml.requireName("Filter");
    }

    /** All objects. */
    public static LifecycleFilter all() {
        return prefix("");
    }

    /** Objects whose keys begin with {@code prefix}. */
    public static LifecycleFilter prefix(String prefix) {
        return new LifecycleFilter(XmlElement.of("Filter")).withPrefix(prefix);
    }

    /** Objects with a tag. */
    public static LifecycleFilter tag(String key, String value) {
        return new LifecycleFilter(XmlElement.of("Filter")).withTag(key, value);
    }

    @Override
    public LifecycleFilter withXml(XmlElement xml) {
        return new LifecycleFilter(xml);
    }

    /** The size in bytes above which objects are meant; null for any. */
    public @Nullable Long sizeGreaterThan() {
        return size(GREATER);
    }

    /** The size in bytes below which objects are meant; null for any. */
    public @Nullable Long sizeLessThan() {
        return size(LESS);
    }

    private @Nullable Long size(String name) {
        Long alone = this.xml.number(name);
        return (alone != null) ? alone : this.xml.childOrEmpty("And").number(name);
    }

    /** This filter for objects of more than {@code bytes} bytes. */
    public LifecycleFilter withSizeGreaterThan(long bytes) {
        Assert.isTrue(bytes >= 0, () -> "sizeGreaterThan must not be negative but is " + bytes);
        return withCondition(XmlElement.of(GREATER, Long.toString(bytes)));
    }

    /** This filter for objects of less than {@code bytes} bytes. */
    public LifecycleFilter withSizeLessThan(long bytes) {
        Assert.isTrue(bytes > 0, () -> "sizeLessThan must be positive but is " + bytes);
        return withCondition(XmlElement.of(LESS, Long.toString(bytes)));
    }

}
