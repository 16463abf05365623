package io.github.miniospring.boot.container;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.github.miniospring.boot.autoconfigure.MinioAutoConfiguration;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/** With a server that Boot starts by Docker Compose. */
@NeedsDocker
@EnabledIf(value = "composeIsThere",
        disabledReason = "needs the Compose plug-in of Docker: 'docker compose version' fails")
class ComposeTests {

    private static final String FILE = "src/test/resources/compose/compose.yaml";

    private final String project = "minio-spring-" + UUID.randomUUID();

    static boolean composeIsThere() throws Exception {
        return docker("compose", "version") == 0;
    }

    @AfterEach
    void remove() throws Exception {
        docker("compose", "--file", FILE, "--project-name", this.project, "down", "--timeout", "0");
    }

    @Test
    void serviceOfAComposeFileIsUsed() {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .properties("spring.docker.compose.skip.in-tests=false", "spring.docker.compose.file=" + FILE,
                    "spring.docker.compose.arguments=--project-name=" + this.project,
                    "spring.docker.compose.lifecycle-management=start-only", "minio.endpoint=http://minio.example.com",
                    "minio.access-key=not-the-key", "minio.secret-key=not-the-secret")
            .run()) {
            MinioTemplate minio = context.getBean(MinioTemplate.class);
            minio.makeBucket("photos");
            minio.putObject("photos", "cat.txt", "purr");

            assertThat(minio.getObjectAsString("photos", "cat.txt")).isEqualTo("purr");
        }
    }

    private static int docker(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("docker ends").isTrue();
        return process.exitValue();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(MinioAutoConfiguration.class)
    static class Application {

    }

}
