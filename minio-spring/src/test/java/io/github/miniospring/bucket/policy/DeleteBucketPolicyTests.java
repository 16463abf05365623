package io.github.miniospring.bucket.policy;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeleteBucketPolicyTests {

    private final DeleteBucketPolicy delete = DeleteBucketPolicy.of("photos");

    @Test
    void namesTheBucket() {
        assertThat(RequestText.of(this.delete)).isEqualTo("DELETE /photos?policy=\n");
    }

    @Test
    void answersNothing() {
        assertThat(CannedExchange.decode(this.delete, "")).isNull();
    }

}
