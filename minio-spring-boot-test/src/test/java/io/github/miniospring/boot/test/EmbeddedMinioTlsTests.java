package io.github.miniospring.boot.test;

import io.github.miniospring.boot.autoconfigure.MinioConnectionDetails;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.test.server.TestBucket;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@MinioTest
@EmbeddedMinio(tls = true)
class EmbeddedMinioTlsTests {

    @Test
    void applicationTrustsTheServer(@Autowired MinioTemplate minio, @Autowired MinioConnectionDetails details,
            TestBucket bucket) {
        minio.putObject(bucket.name(), "a", "secret");

        assertThat(details.getEndpoint().secure()).isTrue();
        assertThat(bucket.keys()).containsExactly("a");
    }

}
