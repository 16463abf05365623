package io.github.miniospring.bucket.replication;

import io.github.miniospring.bucket.RuleFilter;
import io.github.miniospring.xml.XmlElement;

/**
 * Which objects a replication rule is for.
 *
 * @param xml the filter, of which nothing is lost
 */
public record ReplicationFilter(XmlElement xml) implements RuleFilter<ReplicationFilter> {

    public ReplicationFilter {
        xml.requireName("Filter");
    }

    /** All objects. */
    public static ReplicationFilter all() {
        return prefix("");
    }

    /** Objects whose keys begin with {@code prefix}. */
    public static ReplicationFilter prefix(String prefix) {
        return new ReplicationFilter(XmlElement.of("Filter")).withPrefix(prefix);
    }

    /** Objects with a tag. */
    public static ReplicationFilter tag(String key, String value) {
        return new ReplicationFilter(XmlElement.of("Filter")).withTag(key, value);
    }

    @Override
    public ReplicationFilter withXml(XmlElement xml) {
        return new ReplicationFilter(xml);
    }

}
