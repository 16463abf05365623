package io.github.miniospring.boot.container;

import io.github.miniospring.boot.autoconfigure.MinioAutoConfiguration;
import io.github.miniospring.boot.autoconfigure.MinioConnectionDetails;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.credentials.Credentials;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsNotFoundException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.context.ImportTestcontainers;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.MinIOContainer;

import static org.assertj.core.api.Assertions.assertThat;

/** With containers that never start, so that it needs no Docker. */
class MinioContainerConnectionDetailsFactoryTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
        .withConfiguration(
                AutoConfigurations.of(ServiceConnectionAutoConfiguration.class, MinioAutoConfiguration.class))
        .withPropertyValues("minio.endpoint=http://minio.example.com", "minio.access-key=not-the-key",
                "minio.secret-key=not-the-secret");

    @Test
    void connectsToTestcontainersOwnClass() {
        connects(OwnClass.class, "root-user", "root-password");
    }

    @Test
    void connectsToAnImageOfMinio() {
        connects(Fork.class, "fork-user", "fork-password");
    }

    @Test
    void connectsToAnImageOfAnotherNameWhenTheAnnotationSaysMinio() {
        connects(OtherName.class, "minioadmin", "minioadmin");
    }

    @Test
    void takesNoOtherImageForMinio() {
        this.runner.withUserConfiguration(SomethingElse.class)
            .run(context -> assertThat(context).getFailure().isInstanceOf(ConnectionDetailsNotFoundException.class));
    }

    @Test
    void saysWhatToWriteWhenThePortIsNotExposed() {
        this.runner.withUserConfiguration(NoPort.class)
            .run(context -> assertThat(context).getFailure()
                .rootCause()
                .hasMessageContaining("quay.io/minio/minio:latest")
                .hasMessageContaining("withExposedPorts(9000)"));
    }

    private void connects(Class<?> configuration, String accessKey, String secretKey) {
        this.runner.withUserConfiguration(configuration).run(context -> {
            assertThat(context.getBean(MinioClient.class).endpoint()).hasToString("http://docker.example.com:19000");
            Credentials credentials = context.getBean(MinioConnectionDetails.class).getCredentials();
            assertThat(credentials.accessKey()).isEqualTo(accessKey);
            assertThat(credentials.secretKey()).isEqualTo(secretKey);
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnClass {

        @Bean
        @ServiceConnection
        StillMinioContainer container() {
            return new StillMinioContainer();
        }

    }

    @Configuration(proxyBeanMethods = false)
    @ImportTestcontainers
    static class Fork {

        @ServiceConnection
        static final StillContainer CONTAINER = new StillContainer("quay.io/minio/minio:latest").withExposedPorts(9000)
            .withEnv("MINIO_ROOT_USER", "fork-user")
            .withEnv("MINIO_ROOT_PASSWORD", "fork-password");

    }

    @Configuration(proxyBeanMethods = false)
    @ImportTestcontainers
    static class OtherName {

        @ServiceConnection(name = "minio")
        static final StillContainer CONTAINER = new StillContainer("example/store:1").withExposedPorts(9000);

    }

    @Configuration(proxyBeanMethods = false)
    @ImportTestcontainers
    static class NoPort {

        @ServiceConnection
        static final StillContainer CONTAINER = new StillContainer("quay.io/minio/minio:latest");

    }

    @Configuration(proxyBeanMethods = false)
    @ImportTestcontainers
    static class SomethingElse {

        @ServiceConnection(type = MinioConnectionDetails.class)
        static final StillContainer CONTAINER = new StillContainer("example/store:1").withExposedPorts(9000);

    }

    private static final class StillContainer extends GenericContainer<StillContainer> {

        private final String image;

        private StillContainer(String image) {
            super(image);
            this.image = image;
        }

        @Override
        public void start() {
        }

        @Override
        public String getDockerImageName() {
            return this.image;
        }

        @Override
        public String getHost() {
            return "docker.example.com";
        }

        @Override
        public Integer getMappedPort(int port) {
            return 10_000 + port;
        }

    }

    private static final class StillMinioContainer extends MinIOContainer {

        private StillMinioContainer() {
            super("minio/minio:latest");
            withUserName("root-user").withPassword("root-password");
        }

        // As far as a start goes without Docker.
        @Override
        public void start() {
            configure();
        }

        @Override
        public String getDockerImageName() {
            return "minio/minio:latest";
        }

        @Override
        public String getHost() {
            return "docker.example.com";
        }

        @Override
        public Integer getMappedPort(int port) {
            return 10_000 + port;
        }

    }

}
