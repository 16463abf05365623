package io.github.miniospring.boot.container;

import java.util.List;
import java.util.Map;

import io.github.miniospring.boot.autoconfigure.MinioConnectionDetails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class MinioDockerComposeConnectionDetailsFactoryTests {

    @ParameterizedTest
    @ValueSource(strings = { "minio", "minio/minio", "minio/minio:latest", "quay.io/minio/minio", "bitnami/minio:2025",
            "registry.example.com:5000/storage/minio@sha256:"
                    + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" })
    void connectsToImagesOfMinio(String image) throws Exception {
        assertThat(details(service(image, Map.of(), Map.of()))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "minio/mc", "minio/console", "example/store", "example/minio-proxy" })
    void leavesOtherImagesAlone(String image) throws Exception {
        assertThat(details(service(image, Map.of(), Map.of()))).isNull();
    }

    @Test
    void labelSaysWhatTheImageIs() throws Exception {
        String label = "org.springframework.boot.service-connection";

        assertThat(details(service("example/store", Map.of(), Map.of(label, "minio")))).isNotNull();
        assertThat(details(service("minio/minio", Map.of(), Map.of(label, "redis")))).isNull();
    }

    @Test
    void takesAddressAndKeysOfTheService() throws Exception {
        MinioConnectionDetails details = details(service("minio/minio",
                Map.of("MINIO_ROOT_USER", "root-user", "MINIO_ROOT_PASSWORD", "root-password"), Map.of()));

        assertThat(details.getEndpoint()).hasToString("http://docker.example.com:19000");
        assertThat(details.getCredentials().accessKey()).isEqualTo("root-user");
        assertThat(details.getCredentials().secretKey()).isEqualTo("root-password");
        assertThat(details.getSslBundle()).isNull();
    }

    private static MinioConnectionDetails details(RunningService service) throws Exception {
        DockerComposeConnectionSource source = BeanUtils.instantiateClass(
                DockerComposeConnectionSource.class.getDeclaredConstructor(RunningService.class, Environment.class),
                service, new MockEnvironment());
        return (MinioConnectionDetails) new ConnectionDetailsFactories((ClassLoader) null)
            .getConnectionDetails(source, false)
            .get(MinioConnectionDetails.class);
    }

    private static RunningService service(String image, Map<String, String> environment, Map<String, String> labels) {
        return new Service("store", ImageReference.of(image), "docker.example.com", new Ports(), environment, labels);
    }

    private record Service(String name, ImageReference image, String host, ConnectionPorts ports,
            Map<String, String> env, Map<String, String> labels) implements RunningService {

    }

    private record Ports() implements ConnectionPorts {

        @Override
        public int get(int port) {
            return 10_000 + port;
        }

        @Override
        public List<Integer> getAll() {
            return List.of(19_000);
        }

        @Override
        public List<Integer> getAll(String protocol) {
            return getAll();
        }

    }

}
