package io.github.miniospring.object;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.object.DeleteObject.DeletedObject;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeleteObjectTests {

    private final DeleteObject delete = DeleteObject.of("photos", "cat.png");

    @Test
    void asksForTheObjectAsSuch() {
        assertThat(RequestText.of(this.delete)).isEqualTo("DELETE /photos/cat.png\n");
        assertThat(this.delete.toRequest().repeatableBlindly()).isTrue();
    }

    @Test
    void asksForAVersionInSpiteOfItsRetention() {
        assertThat(RequestText.of(this.delete.versionId("v1").bypassGovernance())).isEqualTo("""
                DELETE /photos/cat.png?versionId=v1
                x-amz-bypass-governance-retention: true
                """);
    }

    @Test
    void asksForAllBelow() {
        assertThat(RequestText.of(this.delete.force())).isEqualTo("""
                DELETE /photos/cat.png
                x-minio-force-delete: true
                """);
    }

    @Test
    void tellsOfADeleteMarker() {
        assertThat(CannedExchange.decode(this.delete, "", "x-amz-delete-marker", "true", "x-amz-version-id", "v2"))
            .isEqualTo(new DeletedObject(true, "v2"));
        assertThat(CannedExchange.decode(this.delete, "")).isEqualTo(new DeletedObject(false, null));
    }

}
