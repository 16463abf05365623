package io.github.miniospring.boot.test;

import io.github.miniospring.test.server.MinioTestServer;
import io.github.miniospring.test.server.TestBucket;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
@EmbeddedMinio
class WholeApplicationTests {

    @Test
    void usesTheServer(@Autowired Archive archive, MinioTestServer server, TestBucket bucket) {
        archive.keep(bucket.name(), "cat.txt", "purr");

        assertThat(bucket.keys()).containsExactly("cat.txt");
        assertThat(server.requests()).isNotEmpty();
    }

}
