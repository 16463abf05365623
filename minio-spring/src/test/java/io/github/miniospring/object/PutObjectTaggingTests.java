package io.github.miniospring.object;

import java.util.Map;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.operation.Tags;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PutObjectTaggingTests {

    private final PutObjectTagging put = PutObjectTagging.of("photos", "cat.png",
            Tags.forObject(Map.of("kind of", "cat & dog")));

    @Test
    void sendsTheTagsOfAVersion() {
        assertThat(RequestText.of(this.put.versionId("1"))).isEqualTo("""
                PUT /photos/cat.png?tagging=&versionId=1
                content-type: application/xml

                <Tagging xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><TagSet><Tag><Key>kind of</Key>\
                <Value>cat &amp; dog</Value></Tag></TagSet></Tagging>
                """);
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
