package io.github.miniospring.boot.container;

import io.github.miniospring.Endpoint;
import io.github.miniospring.boot.autoconfigure.MinioConnectionDetails;
import io.github.miniospring.credentials.Credentials;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import org.springframework.boot.ssl.SslBundle;

/**
 * Connects to services of Docker Compose whose image is called {@code minio}, whoever
 * made it and wherever it is from.
 */
class MinioDockerComposeConnectionDetailsFactory extends DockerComposeConnectionDetailsFactory<MinioConnectionDetails> {

    private static final String LABEL = "org.springframework.boot.service-connection";

    MinioDockerComposeConnectionDetailsFactory() {
        super(MinioDockerComposeConnectionDetailsFactory::isMinio);
    }

    private static boolean isMinio(DockerComposeConnectionSource source) {
        RunningService service = source.getRunningService();
        String label = service.labels().get(LABEL);
        String name = (label != null) ? ImageReference.of(label).getName() : service.image().getName();
        return name.substring(name.lastIndexOf('/') + 1).equals("minio");
    }

    @Override
    protected MinioConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
        return new ServiceDetails(source.getRunningService());
    }

    private static final class ServiceDetails extends DockerComposeConnectionDetails implements MinioConnectionDetails {

        private static final int PORT = 9000;

        private final Endpoint endpoint;

        private final @Nullable Credentials credentials;

        private final @Nullable SslBundle sslBundle;

        private ServiceDetails(RunningService service) {
            super(service);
            this.sslBundle = getSslBundle(service);
            this.endpoint = new Endpoint(this.sslBundle != null, service.host(), service.ports().get(PORT));
            this.credentials = new ServerEnvironment(service.env(), service.image().getName()).credentials();
        }

        @Override
        public Endpoint getEndpoint() {
            return this.endpoint;
        }

        @Override
        public @Nullable Credentials getCredentials() {
            return this.credentials;
        }

        @Override
        public @Nullable SslBundle getSslBundle() {
            return this.sslBundle;
        }

    }

}
