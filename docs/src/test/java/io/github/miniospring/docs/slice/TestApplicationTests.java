package io.github.miniospring.docs.slice;

import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class TestApplicationTests {

    @Test
    void applicationRunsOnTheServer() {
        try (ConfigurableApplicationContext context = SpringApplication.from(Application::main)
            .with(TestApplication.Server.class)
            .run()
            .getApplicationContext()) {
            assertThat(context.getBean(MinioTemplate.class).bucketExists("photos")).isTrue();
        }
    }

}
