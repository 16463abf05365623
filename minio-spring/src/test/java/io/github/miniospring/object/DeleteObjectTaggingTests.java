package io.github.miniospring.object;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeleteObjectTaggingTests {

    private final DeleteObjectTagging delete = DeleteObjectTagging.of("photos", "cat.png");

    @Test
    void namesTheObject() {
        assertThat(RequestText.of(this.delete)).isEqualTo("DELETE /photos/cat.png?tagging=\n");
    }

    @Test
    void namesTheVersion() {
        assertThat(RequestText.of(this.delete.versionId("1")))
            .isEqualTo("DELETE /photos/cat.png?tagging=&versionId=1\n");
    }

    @Test
    void answersNothing() {
        assertThat(CannedExchange.decode(this.delete, "")).isNull();
    }

}
