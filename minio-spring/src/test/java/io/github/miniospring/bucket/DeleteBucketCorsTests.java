package io.github.miniospring.bucket;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeleteBucketCorsTests {

    private final DeleteBucketCors delete = DeleteBucketCors.of("photos");

    @Test
    void namesTheBucket() {
        assertThat(RequestText.of(this.delete)).isEqualTo("DELETE /photos?cors=\n");
    }

    @Test
    void answersNothing() {
        assertThat(CannedExchange.decode(this.delete, "")).isNull();
    }

}
