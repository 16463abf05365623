package io.github.miniospring.bucket;

import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeleteBucketTests {

    @Test
    void asksForNoMoreThanIsGiven() {
        assertThat(RequestText.of(DeleteBucket.of("photos"))).isEqualTo("DELETE /photos\n");
    }

    @Test
    void asksToRemoveWhatIsInIt() {
        assertThat(RequestText.of(DeleteBucket.of("photos").force())).isEqualTo("""
                DELETE /photos
                x-minio-force-delete: true
                """);
    }

    // The second attempt would be told that there is no such bucket.
    @Test
    void isNotRepeatedBlindly() {
        assertThat(DeleteBucket.of("photos").toRequest().repeatableBlindly()).isFalse();
    }

    @Test
    void takesNamesThatOnlyOldBucketsHave() {
        assertThat(RequestText.of(DeleteBucket.of("My_Photos"))).isEqualTo("DELETE /My_Photos\n");
    }

}
