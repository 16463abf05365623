package io.github.miniospring.bucket.notification;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.xml.XmlElement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PutBucketNotificationConfigurationTests {

    private final PutBucketNotificationConfiguration put = PutBucketNotificationConfiguration.of("photos",
            NotificationConfig.none()
                .withQueues(QueueConfig.of("arn:minio:sqs::a:webhook", "s3:ObjectCreated:*", "s3:ObjectRemoved:*")
                    .withId("one")
                    .withPrefix("in/")
                    .withSuffix(".jpg"))
                .withTopics(TopicConfig.of("arn:aws:sns:eu:1:t", "s3:ObjectCreated:*"))
                .withFunctions(FunctionConfig.of("arn:aws:lambda:eu:1:f", "s3:ObjectCreated:*"))
                .withEventBridge(true));

    @Test
    void sendsTheDocument() {
        assertThat(RequestText.of(this.put.skipDestinationValidation())).isEqualTo(
                """
                        PUT /photos?notification=
                        content-type: application/xml
                        x-amz-skip-destination-validation: true

                        <NotificationConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><QueueConfiguration>\
                        <Queue>arn:minio:sqs::a:webhook</Queue><Event>s3:ObjectCreated:*</Event><Event>s3:ObjectRemoved:*</Event>\
                        <Id>one</Id><Filter><S3Key><FilterRule><Name>prefix</Name><Value>in/</Value></FilterRule>\
                        <FilterRule><Name>suffix</Name><Value>.jpg</Value></FilterRule></S3Key></Filter></QueueConfiguration>\
                        <TopicConfiguration><Topic>arn:aws:sns:eu:1:t</Topic><Event>s3:ObjectCreated:*</Event>\
                        </TopicConfiguration><CloudFunctionConfiguration><CloudFunction>arn:aws:lambda:eu:1:f</CloudFunction>\
                        <Event>s3:ObjectCreated:*</Event></CloudFunctionConfiguration><EventBridgeConfiguration/>\
                        </NotificationConfiguration>
                        """);
    }

    @Test
    void tellsNobodyByAnEmptyDocument() {
        assertThat(RequestText.bodyOf(PutBucketNotificationConfiguration.none("photos")))
            .isEqualTo("<NotificationConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"/>");
    }

    @Test
    void refusesADestinationWithoutEvents() {
        NotificationConfig config = new NotificationConfig(XmlElement.of("NotificationConfiguration",
                XmlElement.of("QueueConfiguration", XmlElement.of("Queue", "arn:minio:sqs::a:webhook"))));

        assertThatIllegalArgumentException().isThrownBy(() -> PutBucketNotificationConfiguration.of("photos", config))
            .withMessage(
                    "Destination 'arn:minio:sqs::a:webhook' has no events; write some, such as s3:ObjectCreated:*");
    }

    @Test
    void refusesTwoDestinationsOfOneName() {
        NotificationConfig config = NotificationConfig.none()
            .withQueues(QueueConfig.of("arn:minio:sqs::a:webhook", "s3:ObjectCreated:*").withId("new"),
                    QueueConfig.of("arn:minio:sqs::b:webhook", "s3:ObjectCreated:*").withId("new"));

        assertThatIllegalArgumentException().isThrownBy(() -> PutBucketNotificationConfiguration.of("photos", config))
            .withMessage("There are two destinations of the name 'new'");
    }

    @Test
    void provesTheDocumentByItsMd5() {
        assertThat(this.put.toRequest().payload().md5()).isTrue();
    }

    @Test
    void answersNothing() {
        assertThat(CannedExchange.decode(this.put, "")).isNull();
    }

}
