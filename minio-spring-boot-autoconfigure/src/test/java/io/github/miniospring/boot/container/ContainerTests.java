package io.github.miniospring.boot.container;

import java.nio.file.Files;
import java.nio.file.Path;

import io.github.miniospring.boot.autoconfigure.MinioAutoConfiguration;
import io.github.miniospring.boot.autoconfigure.MinioConnectionDetails;
import io.github.miniospring.boot.server.TestKeys;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.context.ImportTestcontainers;
import org.springframework.boot.testcontainers.lifecycle.TestcontainersLifecycleApplicationContextInitializer;
import org.springframework.boot.testcontainers.service.connection.JksTrustStore;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.MinIOContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

import static org.assertj.core.api.Assertions.assertThat;

/** With servers in containers, as applications have them in their tests. */
@NeedsDocker
class ContainerTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
        .withInitializer(new TestcontainersLifecycleApplicationContextInitializer())
        .withConfiguration(AutoConfigurations.of(ServiceConnectionAutoConfiguration.class, SslAutoConfiguration.class,
                MinioAutoConfiguration.class))
        .withPropertyValues("minio.endpoint=http://minio.example.com", "minio.access-key=not-the-key",
                "minio.secret-key=not-the-secret");

    @Test
    void classOfTestcontainersHasAServerThatIsUsed() {
        assertStores(OwnClass.class, "http:");
    }

    @Test
    void anyContainerOfAnImageOfMinioHasAServerThatIsUsed() {
        assertStores(AnyClass.class, "http:");
    }

    @Test
    void imageOfAnotherNameHasAServerThatIsUsedOverTls() {
        assertStores(OtherNameWithTls.class, "https:");
    }

    private void assertStores(Class<?> configuration, String scheme) {
        this.runner.withUserConfiguration(configuration).run(context -> {
            assertThat(context).hasNotFailed();
            MinioTemplate minio = context.getBean(MinioTemplate.class);
            minio.makeBucket("photos");
            minio.putObject("photos", "cat.txt", "purr");

            assertThat(minio.getObjectAsString("photos", "cat.txt")).isEqualTo("purr");
            assertThat(context.getBean(MinioConnectionDetails.class).getEndpoint().toString()).startsWith(scheme);
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnClass {

        @Bean
        @ServiceConnection
        MinIOContainer container() {
            return new MinIOContainer(DockerImageName.parse(NeedsDocker.IMAGE).asCompatibleSubstituteFor("minio/minio"))
                .withUserName("root-user")
                .withPassword("root-password");
        }

    }

    // As a field: of a bean that is not there yet Boot does not know the image.
    @Configuration(proxyBeanMethods = false)
    @ImportTestcontainers
    static class AnyClass {

        @ServiceConnection
        static final GenericContainer<?> CONTAINER = new GenericContainer<>(NeedsDocker.IMAGE)
            .withCommand("server", "/data")
            .withExposedPorts(9000)
            .waitingFor(Wait.forHttp("/minio/health/ready").forPort(9000));

    }

    @Configuration(proxyBeanMethods = false)
    static class OtherNameWithTls {

        @Bean
        @ServiceConnection(name = "minio")
        @JksTrustStore(location = "file:target/container-trust.p12", password = TestKeys.PASSWORD, type = "PKCS12")
        GenericContainer<?> container() throws Exception {
            Files.deleteIfExists(Path.of("target/container.p12"));
            TestKeys keys = TestKeys.create(Path.of("target"), "container", "localhost");
            DockerClientFactory.lazyClient().tagImageCmd(NeedsDocker.IMAGE, "example/store", "1").exec();
            return new GenericContainer<>("example/store:1").withCommand("server", "--certs-dir", "/certs", "/data")
                .withCopyToContainer(Transferable.of(keys.certificatePem()), "/certs/public.crt")
                .withCopyToContainer(Transferable.of(keys.keyPem()), "/certs/private.key")
                .withExposedPorts(9000)
                .waitingFor(Wait.forHttps("/minio/health/ready").forPort(9000).allowInsecure());
        }

    }

}
