package io.github.miniospring.boot.test;

import io.github.miniospring.test.server.MinioTestServer;
import io.github.miniospring.test.server.MinioTestServerBuilder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Starts the server of {@link EmbeddedMinio}, unless the application has one. */
@AutoConfiguration(before = MinioTestServerConnectionAutoConfiguration.class)
public final class EmbeddedMinioAutoConfiguration {

    private static final String PREFIX = "minio.test.embedded.";

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    MinioTestServer minioTestServer(Environment environment) {
        MinioTestServerBuilder server = MinioTestServer.builder()
            .buckets(Binder.get(environment).bind(PREFIX + "buckets", String[].class).orElseGet(() -> new String[0]));
        if (environment.getProperty(PREFIX + "tls", Boolean.class, false)) {
            server.tls();
        }
        return server.start();
    }

}
