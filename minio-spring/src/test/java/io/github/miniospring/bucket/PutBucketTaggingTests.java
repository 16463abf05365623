package io.github.miniospring.bucket;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.operation.Tags;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PutBucketTaggingTests {

    private final PutBucketTagging put = PutBucketTagging.of("photos", Tags.forBucket(Map.of("kind of", "cat & dog")));

    @Test
    void sendsTheTags() {
        assertThat(RequestText.of(this.put)).isEqualTo("""
                PUT /photos?tagging=
                content-type: application/xml

                <Tagging xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><TagSet><Tag><Key>kind of</Key>\
                <Value>cat &amp; dog</Value></Tag></TagSet></Tagging>
                """);
    }

    @Test
    void takesMoreThanAnObjectDoes() {
        assertThat(RequestText.of(PutBucketTagging.of("photos", tags(50)))).contains("<Key>k49</Key>");
        assertThatIllegalArgumentException().isThrownBy(() -> tags(51))
            .withMessage("There are 51 tags; a bucket takes 50");
    }

    @Test
    void refusesWhatWasReadBeyondTheLimits() {
        String tag = "<Tag><Key>" + "k".repeat(129) + "</Key><Value>v</Value></Tag>";
        Tags read = CannedExchange.decode(GetBucketTagging.of("photos"),
                "<Tagging><TagSet>" + tag + "</TagSet></Tagging>");

        assertThat(read).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> PutBucketTagging.of("photos", read))
            .withMessageContaining("must have 1 to 128 characters");
    }

    @Test
    void provesTheDocumentByItsMd5() {
        assertThat(this.put.toRequest().payload().md5()).isTrue();
    }

    @Test
    void answersNothing() {
        assertThat(CannedExchange.decode(this.put, "")).isNull();
    }

    private static Tags tags(int count) {
        return Tags.forBucket(
                IntStream.range(0, count).boxed().collect(Collectors.toMap(number -> "k" + number, number -> "v")));
    }

}
