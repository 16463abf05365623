package io.github.miniospring.docs.slice;

import io.github.miniospring.boot.test.MinioTest;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Import;
import org.testcontainers.containers.MinIOContainer;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.utility.DockerImageName;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledIfEnvironmentVariable(named = "MINIO_TEST_DOCKER", matches = "true",
        disabledReason = "needs Docker and MinIO's image: set MINIO_TEST_DOCKER=true where they are")
// tag::container[]
@MinioTest
@Testcontainers
@Import(Archive.class)
class ArchiveInContainerTests {

    @Container
    @ServiceConnection
    static final MinIOContainer CONTAINER = new MinIOContainer(
            DockerImageName.parse("quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z")
                .asCompatibleSubstituteFor("minio/minio"));

    @Test
    void keepsWhatItIsGiven(@Autowired Archive archive, @Autowired MinioTemplate minio) {
        minio.makeBucket("photos");
        archive.keep("photos", "cat.txt", "purr");
        assertThat(minio.getObjectAsString("photos", "cat.txt")).isEqualTo("purr");
    }

}
// end::container[]
