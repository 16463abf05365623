package io.github.miniospring.sample;

import java.net.ConnectException;
import java.net.Socket;
import java.util.Map;

import io.github.miniospring.test.server.MinioTestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class EmbeddedServerTests {

    @Test
    void inboxWithoutAnEndpointHasAServerOfItsOwn(CapturedOutput output) throws Exception {
        int port;
        try (ConfigurableApplicationContext context = run(Map.of())) {
            MinioTestServer server = context.getBean(MinioTestServer.class);
            port = server.port();
            InboxClient inbox = new InboxClient(((WebServerApplicationContext) context).getWebServer().getPort());

            assertThat(inbox.put("/objects/cat.txt", "purr").statusCode()).isEqualTo(200);
            assertThat(inbox.get("/objects/cat.txt").body()).isEqualTo("purr");
            assertThat(server.bucket("inbox").keys()).containsExactly("cat.txt");
            assertThat(output).containsOnlyOnce("No minio.endpoint is given")
                .contains("in memory, and GONE", "http://localhost:" + port + ",", "MINIO_ENDPOINT")
                .doesNotContain(server.secretKey());
        }
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new Socket("localhost", port).close());
    }

    @Test
    void endpointOfTheEnvironmentIsUsedInstead(CapturedOutput output) {
        try (MinioTestServer other = MinioTestServer.start();
                ConfigurableApplicationContext context = run(Map.of("MINIO_ENDPOINT", other.endpoint(),
                        "MINIO_ACCESS_KEY", other.accessKey(), "MINIO_SECRET_KEY", other.secretKey()))) {
            assertUses(other, context, output);
        }
    }

    @Test
    void endpointOfTheCommandLineIsUsedInstead(CapturedOutput output) {
        try (MinioTestServer other = MinioTestServer.start();
                ConfigurableApplicationContext context = run(Map.of(), "--minio.endpoint=" + other.endpoint(),
                        "--minio.access-key=" + other.accessKey(), "--minio.secret-key=" + other.secretKey())) {
            assertUses(other, context, output);
        }
    }

    private static void assertUses(MinioTestServer other, ApplicationContext context, CapturedOutput output) {
        assertThat(context.getBeansOfType(MinioTestServer.class)).isEmpty();
        assertThat(other.hasBucket("inbox")).isTrue();
        assertThat(output).doesNotContain("minio.endpoint");
    }

    // Whoever runs the tests may have an endpoint in the environment.
    private static ConfigurableApplicationContext run(Map<String, Object> variables, String... arguments) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
        return new SpringApplicationBuilder(InboxApplication.class).environment(environment)
            .properties("server.port=0")
            .run(arguments);
    }

}
