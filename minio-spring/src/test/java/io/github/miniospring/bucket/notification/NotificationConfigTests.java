package io.github.miniospring.bucket.notification;

import java.util.Objects;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class NotificationConfigTests {

    /** By hand: with attributes, foreign and unknown elements at every level. */
    private static final String RICH = """
            <NotificationConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/" edition="3">\
            <QueueConfiguration note="first"><Vendor xmlns="urn:vendor"><Event>none</Event></Vendor><Id>one</Id>\
            <Queue>arn:minio:sqs::a:webhook</Queue><Event>s3:ObjectCreated:*</Event><Event>s3:Later:Thing</Event>\
            <Filter how="all"><S3Key><FilterRule><Name>Prefix</Name><Value>in/</Value><Case>no</Case></FilterRule>\
            <FilterRule><Name>middle</Name><Value>-x-</Value></FilterRule></S3Key><S3Size><More>10</More></S3Size>\
            </Filter><Retry><Times>3</Times></Retry></QueueConfiguration>\
            <TopicConfiguration><Id>two</Id><Topic>arn:aws:sns:eu:1:t</Topic><Event>s3:ObjectRemoved:*</Event><Fifo/>\
            </TopicConfiguration><CloudFunctionConfiguration><Id>three</Id><CloudFunction>arn:aws:lambda:eu:1:f\
            </CloudFunction><Event>s3:ObjectCreated:Put</Event></CloudFunctionConfiguration>\
            <EventBridgeConfiguration><Bus>b</Bus></EventBridgeConfiguration><PagerConfiguration><Pager>p</Pager>\
            </PagerConfiguration></NotificationConfiguration>""";

    private final QueueConfig queue = QueueConfig.of("arn:minio:sqs::b:kafka", "s3:ObjectCreated:*");

    @Test
    void tellsWhatItSays() {
        NotificationConfig config = read();

        assertThat(config.queues()).singleElement().satisfies(queue -> {
            assertThat(queue.id()).isEqualTo("one");
            assertThat(queue.arn()).isEqualTo("arn:minio:sqs::a:webhook");
            assertThat(queue.events()).containsExactly("s3:ObjectCreated:*", "s3:Later:Thing");
            assertThat(queue.prefix()).isEqualTo("in/");
            assertThat(queue.suffix()).isEmpty();
        });
        assertThat(config.topics()).extracting(TopicConfig::arn).containsExactly("arn:aws:sns:eu:1:t");
        assertThat(config.functions()).extracting(FunctionConfig::arn).containsExactly("arn:aws:lambda:eu:1:f");
        assertThat(config.eventBridge()).isTrue();
    }

    @Test
    void tellsNobodyWhereNothingIsSet() {
        NotificationConfig none = NotificationConfig.none();

        assertThat(none.queues()).isEmpty();
        assertThat(none.topics()).isEmpty();
        assertThat(none.functions()).isEmpty();
        assertThat(none.eventBridge()).isFalse();
    }

    @Test
    void losesNothingWhenADestinationIsAdded() {
        NotificationConfig config = read();

        assertThat(written(config.withQueues(config.queues().get(0), this.queue)))
            .isEqualTo(RICH.replace("</QueueConfiguration>",
                    "</QueueConfiguration><QueueConfiguration><Queue>arn:minio:sqs::b:kafka</Queue>"
                            + "<Event>s3:ObjectCreated:*</Event></QueueConfiguration>"));
    }

    @Test
    void losesNothingOfADestinationThatIsChanged() {
        NotificationConfig config = read();
        QueueConfig changed = config.queues()
            .get(0)
            .withSuffix(".jpg")
            .withEvents("s3:ObjectCreated:Put")
            .withId("uno");

        assertThat(written(config.withQueues(changed))).isEqualTo(RICH
            .replace("<Event>s3:ObjectCreated:*</Event><Event>s3:Later:Thing</Event>",
                    "<Event>s3:ObjectCreated:Put</Event>")
            .replace("<Id>one", "<Id>uno")
            .replace("</S3Key>", "<FilterRule><Name>suffix</Name><Value>.jpg</Value></FilterRule></S3Key>"));
    }

    @Test
    void removesFilterAndEventBridge() {
        NotificationConfig config = read();

        assertThat(written(config.withQueues(config.queues().get(0).withPrefix(""))))
            .isEqualTo(RICH.replaceAll("<FilterRule><Name>Prefix.*?</FilterRule>", ""));
        assertThat(this.queue.withPrefix("a").withPrefix("b").prefix()).isEqualTo("b");
        assertThat(this.queue.withPrefix("a").withSuffix("b").withPrefix("").withSuffix("")).isEqualTo(this.queue);
        assertThat(written(config.withEventBridge(false))).doesNotContain("EventBridge");
        assertThat(written(config.withTopics().withFunctions())).doesNotContain("Topic", "Function");
    }

    // So MinIO answers where none was given.
    @Test
    void hasNoNameWhereItIsEmpty() {
        assertThat(new QueueConfig(this.queue.xml().with("Id", "")).id()).isNull();
    }

    @Test
    void refusesPartsThatNoServerTakes() {
        refuses(() -> QueueConfig.of(" ", "s3:ObjectCreated:*"), "arn must not be blank");
        refuses(() -> this.queue.withEvents(), "There are no events; write some, such as s3:ObjectCreated:*");
        refuses(() -> this.queue.withId(""), "id must have 1 to 255 characters but has 0");
        refuses(() -> this.queue.withPrefix("ü".repeat(513)), "The prefix has 1026 bytes in UTF-8; 1024 is the most");
    }

    private static void refuses(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }

    private static NotificationConfig read() {
        return Objects.requireNonNull(CannedExchange.decode(GetBucketNotificationConfiguration.of("photos"), RICH));
    }

    private static String written(NotificationConfig config) {
        return RequestText.bodyOf(PutBucketNotificationConfiguration.of("photos", config));
    }

}
