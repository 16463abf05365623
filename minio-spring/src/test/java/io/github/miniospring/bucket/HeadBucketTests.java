package io.github.miniospring.bucket;

import io.github.miniospring.bucket.HeadBucket.BucketStat;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeadBucketTests {

    private final HeadBucket head = HeadBucket.of("photos");

    @Test
    void asksForTheBucket() {
        assertThat(RequestText.of(this.head)).isEqualTo("HEAD /photos\n");
    }

    @Test
    void readsAllThatIsTold() {
        assertThat(CannedExchange.decode(this.head, "", "x-amz-bucket-region", "eu-west-1",
                "x-amz-bucket-location-type", "AvailabilityZone", "x-amz-bucket-location-name", "euw1-az1",
                "x-amz-access-point-alias", "true"))
            .isEqualTo(new BucketStat("eu-west-1", "AvailabilityZone", "euw1-az1", true));
    }

    @Test
    void readsAnAnswerThatTellsNothing() {
        assertThat(CannedExchange.decode(this.head, "")).isEqualTo(new BucketStat(null, null, null, false));
    }

}
