package io.github.miniospring.template;

import java.util.Map;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.operation.Tags;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@MinioContract
class ObjectTagOperationsTests {

    private static final Tags CATS = Tags.forObject(Map.of("kind of", "cat+@:/=._-", "empty", ""));

    @Test
    void setReadReplaceAndDeleteTags(TestBucket bucket) {
        MinioTemplate template = bucket.put("key").template();

        template.setObjectTags(bucket.name(), "key", CATS);
        assertThat(template.getObjectTags(bucket.name(), "key")).isEqualTo(CATS);
        assertThat(template.statObject(bucket.name(), "key").tagCount()).isEqualTo(2);

        template.setObjectTags(bucket.name(), "key", Tags.forObject(Map.of("a", "b")));
        assertThat(template.getObjectTags(bucket.name(), "key").asMap()).isEqualTo(Map.of("a", "b"));

        template.deleteObjectTags(bucket.name(), "key");
        assertThat(template.getObjectTags(bucket.name(), "key")).isEqualTo(Tags.none());
    }

    @Test
    void readTagsThatCameWithTheObject(TestBucket bucket) {
        bucket.template().putObject(bucket.name(), "key", "content", upload -> upload.tags(CATS));

        assertThat(bucket.template().getObjectTags(bucket.name(), "key")).isEqualTo(CATS);
    }

    @Test
    void haveNoneToReadOrDeleteOfAPlainObject(TestBucket bucket) {
        bucket.put("key");

        assertThat(bucket.template().getObjectTags(bucket.name(), "key")).isEqualTo(Tags.none());
        bucket.template().deleteObjectTags(bucket.name(), "key");
        bucket.template().setObjectTags(bucket.name(), "key", Tags.none());
        assertThat(bucket.template().getObjectTags(bucket.name(), "key")).isEqualTo(Tags.none());
    }

    @Test
    void takeTenTags(TestBucket bucket) {
        Tags ten = Tags.forObject(Map.of("1", "", "2", "", "3", "", "4", "", "5", "", "6", "", "7", "", "8", "", "9",
                "", "0".repeat(128), "v".repeat(256)));
        bucket.put("key").template().setObjectTags(bucket.name(), "key", ten);

        assertThat(bucket.template().getObjectTags(bucket.name(), "key")).isEqualTo(ten);
    }

    @Test
    void failWhenThereIsNoObject(TestBucket bucket) {
        assertThatExceptionOfType(NoSuchKeyException.class)
            .isThrownBy(() -> bucket.template().getObjectTags(bucket.name(), "none"));
        assertThatExceptionOfType(NoSuchKeyException.class)
            .isThrownBy(() -> bucket.template().setObjectTags(bucket.name(), "none", CATS));
    }

    @Test
    void failWithTheServersReasonForATagItDoesNotTake(TestBucket bucket) {
        bucket.put("key");

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(
                    () -> bucket.template().setObjectTags(bucket.name(), "key", Tags.forObject(Map.of("\u00e4 b", ""))))
            .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(new ErrorCode("InvalidTag")));
    }

    // AWS and others have an error for it.
    @Test
    void takeNoSuchTagSetForNoTags() {
        CannedExchange exchange = new CannedExchange().answer(404,
                "<Error><Code>NoSuchTagSet</Code><Message>none</Message></Error>");
        try (MinioClient client = exchange.client().build()) {
            assertThat(new MinioTemplate(client).getObjectTags("photos", "cat.png")).isEqualTo(Tags.none());
        }
    }

}
