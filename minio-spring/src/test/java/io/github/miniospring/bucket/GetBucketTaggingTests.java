package io.github.miniospring.bucket;

import java.util.Map;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.operation.Tags;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GetBucketTaggingTests {

    private final GetBucketTagging get = GetBucketTagging.of("photos");

    @Test
    void asksForTheTags() {
        assertThat(RequestText.of(this.get)).isEqualTo("GET /photos?tagging=\n");
    }

    @Test
    void readsTheTags() {
        Tags tags = CannedExchange.decode(this.get, """
                <Tagging><TagSet><Tag><Key>kind</Key><Value>a&amp;b</Value></Tag>\
                <Tag><Key>empty</Key><Value/></Tag></TagSet></Tagging>""");

        assertThat(tags).isEqualTo(Tags.forBucket(Map.of("kind", "a&b", "empty", "")));
    }

}
