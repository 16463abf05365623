package io.github.miniospring.sample;

import java.io.IOException;
import java.util.UUID;

import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.test.MinioContractExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** The server comes after the inbox. */
@InboxTest
class LateServerTests {

    private static final String BUCKET = "late-" + UUID.randomUUID();

    private static TcpProxy proxy;

    @Autowired
    private MinioTemplate minio;

    @DynamicPropertySource
    static void endpoint(DynamicPropertyRegistry registry) throws IOException {
        proxy = new TcpProxy(MinioContractExtension.server().endpoint());
        proxy.up(false);
        registry.add("test.endpoint", proxy::endpoint);
        registry.add("test.bucket", () -> BUCKET);
    }

    @AfterEach
    void removeBucket() {
        this.minio.removeBucket(BUCKET, bucket -> bucket.force());
    }

    @Test
    void makesBucketAtFirstUse(@LocalServerPort int port) throws Exception {
        InboxClient inbox = new InboxClient(port);
        ObjectControllerTests.assertProblem(inbox.put("/objects/a", "x"), 503, "cannot be reached");

        proxy.up(true);

        assertThat(inbox.put("/objects/a", "x").statusCode()).isEqualTo(200);
        assertThat(this.minio.getObjectAsString(BUCKET, "a")).isEqualTo("x");
    }

}
