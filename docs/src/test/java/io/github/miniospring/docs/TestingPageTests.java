package io.github.miniospring.docs;

import io.github.miniospring.Endpoint;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.test.MinioInstance;
import io.github.miniospring.test.RealMinioExtension;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("contract")
@Tag("real-only")
class TestingPageTests {

    @Nested
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
