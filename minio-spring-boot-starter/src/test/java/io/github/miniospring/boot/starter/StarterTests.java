package io.github.miniospring.boot.starter;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.template.ReactiveMinioTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** An application with the starter and nothing else. */
@ExtendWith(OutputCaptureExtension.class)
class StarterTests {

    @Test
    void applicationIsNoWebApplication() {
        SpringApplication application = new SpringApplication(Application.class);

        assertThat(application.getWebApplicationType()).isEqualTo(WebApplicationType.NONE);
    }

    @Test
    void applicationStartsAndHasTemplates() {
        try (ConfigurableApplicationContext context = SpringApplication.run(Application.class)) {
            assertThat(context.getBeansOfType(MinioClient.class)).containsOnlyKeys("minioSpringClient");
            assertThat(context.getBeansOfType(MinioTemplate.class)).hasSize(1);
            assertThat(context.getBeansOfType(ReactiveMinioTemplate.class)).hasSize(1);
        }
    }

    @Test
    void applicationWithoutCredentialsSaysSoOnce(CapturedOutput output) {
        SpringApplication.run(Application.class, "--minio.credentials.providers=static").close();

        assertThat(StringUtils.countOccurrencesOf(output.getAll(), "No credentials: ")).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = { "tools.jackson.dataformat.xml.XmlMapper",
            "org.springframework.boot.webclient.WebClientCustomizer",
            "org.springframework.boot.health.contributor.Health", "io.micrometer.core.instrument.MeterRegistry",
            "okhttp3.OkHttpClient" })
    void bringsNothingThatIsNotNeeded(String type) {
        assertThat(ClassUtils.isPresent(type, getClass().getClassLoader())).isFalse();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

    }

}
