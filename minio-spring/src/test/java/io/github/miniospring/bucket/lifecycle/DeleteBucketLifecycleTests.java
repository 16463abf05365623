package io.github.miniospring.bucket.lifecycle;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeleteBucketLifecycleTests {

    private final DeleteBucketLifecycle delete = DeleteBucketLifecycle.of("photos");

    @Test
    void namesTheBucket() {
        assertThat(RequestText.of(this.delete)).isEqualTo("DELETE /photos?lifecycle=\n");
    }

    @Test
    void answersNothing() {
        assertThat(CannedExchange.decode(this.delete, "")).isNull();
    }

}
