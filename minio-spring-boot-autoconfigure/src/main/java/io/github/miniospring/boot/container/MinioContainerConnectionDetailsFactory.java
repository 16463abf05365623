package io.github.miniospring.boot.container;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.miniospring.Endpoint;
import io.github.miniospring.boot.autoconfigure.MinioConnectionDetails;
import io.github.miniospring.credentials.Credentials;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;
import org.testcontainers.containers.Container;
import org.testcontainers.containers.MinIOContainer;

/**
 * Connects to containers with {@code @ServiceConnection}: to every
 * {@code MinIOContainer}, and to others by the name of their image or the one that the
 * annotation gives.
 */
class MinioContainerConnectionDetailsFactory
        extends ContainerConnectionDetailsFactory<Container<?>, MinioConnectionDetails> {

    // Names of images without registry and tag; "minio" is for the annotation, too.
    private static final List<String> NAMES = List.of("minio", "library/minio", "minio/minio", "bitnami/minio",
            "bitnamilegacy/minio", "chainguard/minio", "coollabsio/minio", "pgsty/minio");

    MinioContainerConnectionDetailsFactory() {
        super(NAMES);
    }

    @Override
    protected boolean sourceAccepts(ContainerConnectionSource<Container<?>> source, Class<?> requiredContainerType,
            Class<?> requiredConnectionDetailsType) {
        // Asked second: without Testcontainers' module for MinIO there is no such class,
        // which the caller takes for a no.
        return super.sourceAccepts(source, requiredContainerType, requiredConnectionDetailsType)
                || source.accepts(ANY_CONNECTION_NAME, MinIOContainer.class, requiredConnectionDetailsType);
    }

    @Override
    protected MinioConnectionDetails getContainerConnectionDetails(ContainerConnectionSource<Container<?>> source) {
        return new ContainerDetails(source);
    }

    private static final class ContainerDetails extends ContainerConnectionDetails<Container<?>>
            implements MinioConnectionDetails {

        private static final int PORT = 9000;

        private ContainerDetails(ContainerConnectionSource<Container<?>> source) {
            super(source);
        }

        @Override
        public Endpoint getEndpoint() {
            Container<?> container = getContainer();
            if (!container.getExposedPorts().contains(PORT)) {
                throw new IllegalStateException("The container of " + container.getDockerImageName()
                        + " does not expose port 9000, where MinIO listens; write withExposedPorts(9000)");
            }
            return new Endpoint(getSslBundle() != null, container.getHost(), container.getMappedPort(PORT));
        }

        @Override
        public @Nullable Credentials getCredentials() {
            Container<?> container = getContainer();
            Map<String, @Nullable String> variables = new LinkedHashMap<>(container.getEnvMap());
            return new ServerEnvironment(variables, container.getDockerImageName()).credentials();
        }

        @Override
        public @Nullable SslBundle getSslBundle() {
            return super.getSslBundle();
        }

    }

}
