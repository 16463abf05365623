package io.github.miniospring.boot.autoconfigure.actuate;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

import io.github.miniospring.boot.autoconfigure.MinioAutoConfiguration;
import io.github.miniospring.boot.server.RecordingServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** No endpoint shows a secret, though it is told to show all it has. */
class ActuatorSecretsTests {

    private static RecordingServer server;

    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() {
        server = RecordingServer.agreeing();
        application = new SpringApplicationBuilder(Application.class).web(WebApplicationType.SERVLET)
            .initializers(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("variables",
                        Map.of("SOME_DOCUMENT", "{\"minio\":{\"secret-key\":\"planted-secret\"}}",
                                "MINIO_ROOT_PASSWORD", "planted-root"))))
            .run("--server.port=0", "--" + server.endpoint(), "--minio.access-key=planted-access",
                    "--minio.secret-key=planted-secret", "--minio.session-token=planted-token",
                    "--minio.http.proxy.username=planted-user", "--minio.http.proxy.password=planted-password",
                    "--application.storage.pass-phrase=planted-secret", "--application.storage.name=shown",
                    "--minio.http.proxy.no-proxy=localhost", "--management.endpoints.web.exposure.include=*",
                    "--management.endpoint.env.show-values=always",
                    "--management.endpoint.configprops.show-values=always",
                    "--management.endpoint.health.show-details=always");
    }

    @AfterAll
    static void close() {
        application.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "beans", "conditions", "configprops", "configprops/minio", "env", "env/minio.secret-key",
            "env/minio.access-key", "env/SOME_DOCUMENT", "env/application.storage.pass-phrase", "health", "info",
            "loggers", "mappings", "metrics", "threaddump", "scheduledtasks" })
    void showsNone(String endpoint) throws Exception {
        String answer = get(endpoint);

        assertThat(answer).doesNotContain("planted");
    }

    @Test
    void showsWhatIsNoSecret() throws Exception {
        assertThat(get("env")).contains("\"shown\"").contains("http://localhost:" + server.port());
        assertThat(get("configprops/minio")).contains("http://localhost:" + server.port());
        assertThat(get("health")).contains("\"minio\":{\"details\":{\"endpoint\":\"http://localhost:" + server.port());
    }

    @Test
    void needsNoActuator() {
        new ApplicationContextRunner().withUserConfiguration(Imported.class)
            .withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
            .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("minioSanitizingFunction"));
    }

    @Test
    void isNotThereWithoutAClient() {
        new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(MinioAutoConfiguration.class, MinioSanitizationAutoConfiguration.class))
            .withPropertyValues("minio.enabled=false")
            .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(SanitizingFunction.class));
    }

    private static String get(String endpoint) throws Exception {
        String port = application.getEnvironment().getRequiredProperty("local.server.port");
        HttpResponse<String> answer = HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/" + endpoint)).build(),
                    HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({ MinioAutoConfiguration.class, MinioSanitizationAutoConfiguration.class })
    static class Imported {

    }

}
