package io.github.miniospring.boot.container;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Tests with a real container. By a variable, because Docker alone is not enough: the
 * image would have to be fetched.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(named = "MINIO_TEST_DOCKER", matches = "true",
        disabledReason = "needs Docker and MinIO's image: set MINIO_TEST_DOCKER=true where they are")
@interface NeedsDocker {

    /** What MinIO's own image is called; compose.yaml has it, too. */
    String IMAGE = "quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z";

}
