package io.github.miniospring.object;

import java.util.Map;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.operation.Tags;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GetObjectTaggingTests {

    private final GetObjectTagging get = GetObjectTagging.of("photos", "cat.png");

    @Test
    void asksForTheTagsOfAVersion() {
        assertThat(RequestText.of(this.get.versionId("1"))).isEqualTo("GET /photos/cat.png?tagging=&versionId=1\n");
    }

    @Test
    void readsTags() {
        assertThat(CannedExchange.decode(this.get, "<Tagging xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><TagSet>"
                + "<Tag><Key>a&amp;b</Key><Value>c d</Value></Tag><Tag><Value/><Key>e</Key></Tag></TagSet></Tagging>"))
            .isEqualTo(Tags.forObject(Map.of("a&b", "c d", "e", "")));
    }

    @Test
    void readsNoTags() {
        assertThat(CannedExchange.decode(this.get, "<Tagging><TagSet/></Tagging>")).isEqualTo(Tags.none());
        assertThat(CannedExchange.decode(this.get, "<Tagging/>")).isEqualTo(Tags.none());
    }

    // What a server keeps is not ours to refuse.
    @Test
    void readsMoreThanItWouldSend() {
        StringBuilder set = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            set.append("<Tag><Key>").append("k".repeat(200)).append(i).append("</Key><Value>v</Value></Tag>");
        }

        assertThat(CannedExchange.decode(this.get, "<Tagging><TagSet>" + set + "</TagSet></Tagging>").asMap())
            .hasSize(60);
    }

}
