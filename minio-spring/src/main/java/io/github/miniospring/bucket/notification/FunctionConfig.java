package io.github.miniospring.bucket.notification;

import io.github.miniospring.xml.XmlElement;
import org.springframework.util.Assert;

/**
 * A function that is called on events. Not on MinIO, which refuses it.
 *
 * @param xml the destination, of which nothing is lost
 */
public record FunctionConfig(XmlElement xml) implements EventDestination<FunctionConfig> {

    static final String NAME = "CloudFunctionConfiguration";

    private static final String ARN = "CloudFunction";

    public FunctionConfig {
        xml.requireName(NAME);
    }

    /**
     * Tells of these events, of which there is at least one.
     * @param arn names it
     * @param events such as {@code s3:ObjectCreated:*}
     */
    public static FunctionConfig of(String arn, String... events) {
        Assert.hasText(arn, "arn must not be blank");
        return new FunctionConfig(XmlElement.of(NAME, XmlElement.of(ARN, arn))).withEvents(events);
    }

    @Override
    public FunctionConfig withXml(XmlElement xml) {
        return new FunctionConfig(xml);
    }

    @Override
    public String arnElement() {
        return ARN;
    }

}
