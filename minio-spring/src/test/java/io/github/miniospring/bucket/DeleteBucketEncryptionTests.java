package io.github.miniospring.bucket;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeleteBucketEncryptionTests {

    private final DeleteBucketEncryption delete = DeleteBucketEncryption.of("photos");

    @Test
    void namesTheBucket() {
        assertThat(RequestText.of(this.delete)).isEqualTo("DELETE /photos?encryption=\n");
    }

    @Test
    void answersNothing() {
        assertThat(CannedExchange.decode(this.delete, "")).isNull();
    }

}
