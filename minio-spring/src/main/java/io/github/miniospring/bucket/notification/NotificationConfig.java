package io.github.miniospring.bucket.notification;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.miniospring.xml.XmlElement;
import org.springframework.util.Assert;

/**
 * What a bucket tells others of its events.
 *
 * <pre>{@code
 * NotificationConfig.none().withQueues(QueueConfig.of(arn, "s3:ObjectCreated:*").withSuffix(".jpg"))
 * }</pre>
 *
 * @param xml the document, of which nothing is lost
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html">S3:
 * PutBucketNotificationConfiguration</a>
 */
public record NotificationConfig(XmlElement xml) {

    static final String ROOT = "NotificationConfiguration";

    private static final String EVENT_BRIDGE = "EventBridgeConfiguration";

    public NotificationConfig {
        xml.requireName(ROOT);
    }

    /** Tells nobody. */
    public static NotificationConfig none() {
        return new NotificationConfig(XmlElement.of(ROOT));
    }

    public List<QueueConfig> queues() {
        return this.xml.children(QueueConfig.NAME).stream().map(QueueConfig::new).toList();
    }

    public List<TopicConfig> topics() {
        return this.xml.children(TopicConfig.NAME).stream().map(TopicConfig::new).toList();
    }

    public List<FunctionConfig> functions() {
        return this.xml.children(FunctionConfig.NAME).stream().map(FunctionConfig::new).toList();
    }

    /** Whether AWS's event bridge is told of everything. */
    public boolean eventBridge() {
        return this.xml.child(EVENT_BRIDGE) != null;
    }

    /** This configuration with other queues. */
    public NotificationConfig withQueues(QueueConfig... queues) {
        return withAll(QueueConfig.NAME, queues);
    }

    /** This configuration with other topics. Not on MinIO. */
    public NotificationConfig withTopics(TopicConfig... topics) {
        return withAll(TopicConfig.NAME, topics);
    }

    /** This configuration with other functions. Not on MinIO. */
    public NotificationConfig withFunctions(FunctionConfig... functions) {
        return withAll(FunctionConfig.NAME, functions);
    }

    /** This configuration telling AWS's event bridge, or not. Not on MinIO. */
    public NotificationConfig withEventBridge(boolean eventBridge) {
        return new NotificationConfig(
                eventBridge ? this.xml.with(XmlElement.of(EVENT_BRIDGE)) : this.xml.without(EVENT_BRIDGE));
    }

    private NotificationConfig withAll(String name, EventDestination<?>... destinations) {
        return new NotificationConfig(
                this.xml.withAll(name, Arrays.stream(destinations).map(EventDestination::xml).toList()));
    }

    void check() {
        Set<String> ids = new HashSet<>();
        Stream.of(queues(), topics(), functions()).flatMap(List::stream).forEach(each -> {
            Assert.notEmpty(each.events(),
                    () -> "Destination '" + each.arn() + "' has no events; write some, such as s3:ObjectCreated:*");
            Assert.isTrue(each.id() == null || ids.add(each.id()),
                    () -> "There are two destinations of the name '" + each.id() + "'");
        });
    }

}
