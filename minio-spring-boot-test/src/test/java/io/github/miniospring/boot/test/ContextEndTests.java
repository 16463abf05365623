package io.github.miniospring.boot.test;

import java.util.HashSet;
import java.util.Set;

import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.test.server.MinioTestServer;
import io.github.miniospring.test.server.TestBucket;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;

import static org.assertj.core.api.Assertions.assertThat;

/** Every test ends its application context, and with it the server of its bucket. */
@EmbeddedMinio
@MinioTest
@DirtiesContext(classMode = ClassMode.AFTER_EACH_TEST_METHOD)
class ContextEndTests {

    private static final Set<Integer> PORTS = new HashSet<>();

    @RepeatedTest(3)
    void nextTestHasANewServer(@Autowired MinioTemplate minio, MinioTestServer server, TestBucket bucket) {
        assertThat(minio.bucketExists(bucket.name())).isTrue();
        assertThat(PORTS.add(server.port())).isTrue();
    }

}
