package io.github.miniospring.bucket.notification;

import io.github.miniospring.xml.XmlElement;
import org.springframework.util.Assert;

/**
 * A queue that is told of events. MinIO's targets are all queues, with ARNs such as
 * {@code arn:minio:sqs::id:webhook}.
 *
 * @param xml the destination, of which nothing is lost
 */
public record QueueConfig(XmlElement xml) implements EventDestination<QueueConfig> {

    static final String NAME = "QueueConfiguration";

    private static final String ARN = "Queue";

    public QueueConfig {
        xml.requireName(NAME);
    }

    /**
     * Tells of these events, of which there is at least one.
     * @param arn names it
     * @param events such as {@code s3:ObjectCreated:*}
     */
    public static QueueConfig of(String arn, String... events) {
        Assert.hasText(arn, "arn must not be blank");
        return new QueueConfig(XmlElement.of(NAME, XmlElement.of(ARN, arn))).withEvents(events);
    }

    @Override
    public QueueConfig withXml(XmlElement xml) {
        return new QueueConfig(xml);
    }

    @Override
    public String arnElement() {
        return ARN;
    }

}
