package io.github.miniospring.bucket.replication;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeleteBucketReplicationTests {

    private final DeleteBucketReplication delete = DeleteBucketReplication.of("photos");

    @Test
    void namesTheBucket() {
        assertThat(RequestText.of(this.delete)).isEqualTo("DELETE /photos?replication=\n");
    }

    @Test
    void answersNothing() {
        assertThat(CannedExchange.decode(this.delete, "")).isNull();
    }

}
