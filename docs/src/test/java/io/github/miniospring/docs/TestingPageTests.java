package io.github.miniospring.docs;

import java.util.Map;

import io.github.miniospring.Endpoint;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.operation.Tags;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.test.MinioInstance;
import io.github.miniospring.test.RealMinioExtension;
import io.github.miniospring.test.server.MinioServerExtension;
import io.github.miniospring.test.server.MinioTestServer;
import io.github.miniospring.test.server.TestBucket;
import io.github.miniospring.test.server.traffic.RequestMatch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.github.miniospring.test.server.MinioAssertions.assertThat;
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
            assertThat(bucket).hasObject("cat.png").withContent("meow");
        }

    }
    // end::in-jvm[]

    @Nested
    @ExtendWith(MinioServerExtension.class)
    class AssertionTests {

        private MinioClient client(MinioTestServer server) {
            return MinioClient.builder(Endpoint.parse(server.endpoint(), null))
                .credentials(CredentialsProvider.of(server.accessKey(), server.secretKey()))
                .build();
        }

        @Test
        void tellWhatIsThereAndWhatWasAsked(MinioTestServer server, TestBucket bucket) {
            try (MinioClient client = client(server)) {
                MinioTemplate template = new MinioTemplate(client);
                template.putObject(bucket.name(), "cat.txt", "meow",
                        options -> options.contentType("text/plain")
                            .userMetadata("colour", "grey")
                            .tags(Tags.forObject(Map.of("age", "3"))));
            }

            // tag::assertions[]
            assertThat(bucket).hasOnlyObjects("cat.txt").hasNoUploads();
            assertThat(bucket).hasObject("cat.txt")
                .withContentType("text/plain")
                .withMetadata("colour", "grey")
                .withTag("age", "3");
            assertThat(server).received("PUT", "/" + bucket.name() + "/cat.txt").withStatus(200).once();
            assertThat(server).didNotReceive(RequestMatch.action("DeleteObject"));
            // end::assertions[]
        }

    }

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
