package io.github.miniospring.boot.autoconfigure;

import java.nio.file.Path;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.boot.server.RecordingServer;
import io.github.miniospring.boot.server.TestKeys;
import io.github.miniospring.template.MinioTemplate;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.netty.http.server.HttpServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Against a server that demands a certificate. */
@Tag("native-tls")
class SslBundleTests {

    @TempDir
    private static Path directory;

    private static TestKeys serverKeys;

    private static TestKeys clientKeys;

    private static TestKeys otherKeys;

    private static RecordingServer server;

    @BeforeAll
    static void start() throws Exception {
        serverKeys = TestKeys.create(directory, "server", "localhost");
        clientKeys = TestKeys.create(directory, "client", "client.example.com");
        otherKeys = TestKeys.create(directory, "other", "other.example.com");
        server = startServer(serverKeys);
    }

    private static RecordingServer startServer(TestKeys keys) throws Exception {
        SslContext context = SslContextBuilder.forServer(keys.keyManagers())
            .trustManager(clientKeys.trustManagers())
            .clientAuth(ClientAuth.REQUIRE)
            .build();
        return RecordingServer.of((HttpServer http) -> http.secure(ssl -> ssl.sslContext(context)),
                (request, response) -> response.header("Content-Length", "0").send());
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void bundleShowsItsCertificateAndTrustsTheServer() {
        runner(server, clientKeys, serverKeys)
            .run(context -> assertThat(context.getBean(MinioTemplate.class).bucketExists("photos")).isTrue());

        assertThat(server.requests()).isNotEmpty();
    }

    @Test
    void otherCertificateIsRefused() {
        runner(server, otherKeys, serverKeys).run(context -> assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> context.getBean(MinioTemplate.class).bucketExists("photos")));
    }

    @Test
    void serverThatTheBundleDoesNotTrustIsNotSpokenTo() {
        runner(server, clientKeys, otherKeys).run(context -> assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> context.getBean(MinioTemplate.class).bucketExists("photos"))
            .withMessageContaining("TLS failed"));
    }

    @Test
    void withoutABundleThatServerIsNotTrusted() {
        runner(server, clientKeys, serverKeys).withPropertyValues("minio.ssl.bundle=")
            .run(context -> assertThatExceptionOfType(MinioRequestException.class)
                .isThrownBy(() -> context.getBean(MinioTemplate.class).bucketExists("photos"))
                .withMessageContaining("TLS failed"));
    }

    @Test
    void nameInTheCertificateIsChecked() throws Exception {
        try (RecordingServer impostor = startServer(otherKeys)) {
            runner(impostor, clientKeys, otherKeys)
                .run(context -> assertThatExceptionOfType(MinioRequestException.class)
                    .isThrownBy(() -> context.getBean(MinioTemplate.class).bucketExists("photos"))
                    .withMessageContaining("TLS failed"));

            assertThat(impostor.requests()).isEmpty();
        }
    }

    @Test
    void nothingIsCheckedWhenToldSo() throws Exception {
        try (RecordingServer impostor = startServer(otherKeys)) {
            runner(impostor, clientKeys, serverKeys).withPropertyValues("minio.ssl.verify=false")
                .run(context -> assertThat(context.getBean(MinioTemplate.class).bucketExists("photos")).isTrue());
        }
    }

    private static ApplicationContextRunner runner(RecordingServer server, TestKeys keys, TestKeys trusted) {
        return new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, MinioAutoConfiguration.class))
            .withPropertyValues("minio.endpoint=https://localhost:" + server.port(), "minio.ssl.bundle=storage",
                    "spring.ssl.bundle.jks.storage.keystore.location=file:" + keys.store(),
                    "spring.ssl.bundle.jks.storage.keystore.password=" + TestKeys.PASSWORD,
                    "spring.ssl.bundle.jks.storage.truststore.location=file:" + trusted.trust(),
                    "spring.ssl.bundle.jks.storage.truststore.password=" + TestKeys.PASSWORD,
                    "minio.retry.max-attempts=1");
    }

}
