package io.github.miniospring.boot.autoconfigure;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.template.ReactiveMinioTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class MinioAutoConfigurationTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, MinioAutoConfiguration.class));

    @Test
    void givesClientAndTemplates() {
        this.runner.run(context -> assertThat(context).hasSingleBean(MinioClient.class)
            .hasBean("minioSpringClient")
            .hasSingleBean(MinioTemplate.class)
            .hasSingleBean(ReactiveMinioTemplate.class));
    }

}
