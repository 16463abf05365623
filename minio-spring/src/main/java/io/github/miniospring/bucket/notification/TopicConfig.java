package io.github.miniospring.bucket.notification;

import io.github.miniospring.xml.XmlElement;
import org.springframework.util.Assert;

/**
 * A topic that is told of events. Not on MinIO, which refuses it.
 *
 * @param xml the destination, of which nothing is lost
 */
public record TopicConfig(XmlElement xml) implements EventDestination<TopicConfig> {

    static final String NAME = "TopicConfiguration";

    private static final String ARN = "Topic";

    public TopicConfig {
        xml.requireName(NAME);
    }

    /**
     * Tells of these events, of which there is at least one.
     * @param arn names it
     * @param events such as {@code s3:ObjectCreated:*}
     */
    public static TopicConfig of(String arn, String... events) {
        Assert.hasText(arn, "arn must not be blank");
        return new TopicConfig(XmlElement.of(NAME, XmlElement.of(ARN, arn))).withEvents(events);
    }

    @Override
    public TopicConfig withXml(XmlElement xml) {
        return new TopicConfig(xml);
    }

    @Override
    public String arnElement() {
        return ARN;
    }

}
