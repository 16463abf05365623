package io.github.miniospring.docs;

import io.github.miniospring.Endpoint;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.test.MinioInstance;
import io.github.miniospring.test.RealMinioExtension;
import io.github.miniospring.test.server.MinioServerExtension;
import io.github.miniospring.test.server.MinioTestServer;
import io.github.miniospring.test.server.TestBucket;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

class TestingPageTests {

    @Nested
    // tag::in-jvm[]
    @ExtendWith(MinioServerExtension.class)
    class UploadTests {

        @Test
        void storesAnObject(MinioTestServer server, TestBucket bucket) {
            try (MinioClient client = MinioClient.builder(Endpoint.parse(server.endpoint(), null))
                .credentials(CredentialsProvider.of(server.accessKey(), server.secretKey()))
                .build()) {
                new MinioTemplate(client).putObject(bucket.name(), "cat.png", "meow");
            }
            assertThat(bucket.object("cat.png"))
                .hasValueSatisfying(object -> assertThat(object.text()).isEqualTo("meow"));
        }

    }
    // end::in-jvm[]

    @Nested
    @Tag("contract")
    @Tag("real-only")
    // tag::real-minio[]
    @ExtendWith(RealMinioExtension.class)
    class ArchiveTests {

        @Test
        void findsNothingInABucketThatIsNotThere(MinioInstance server) {
            try (MinioClient client = MinioClient.builder(Endpoint.parse(server.endpoint(), null))
                .credentials(CredentialsProvider.of(server.accessKey(), server.secretKey()))
                .build()) {
                assertThat(new MinioTemplate(client).bucketExists("no-such-bucket")).isFalse();
            }
        }

    }
    // end::real-minio[]

}
