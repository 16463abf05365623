package io.github.miniospring.boot.test;

import io.github.miniospring.boot.autoconfigure.MinioAutoConfiguration;
import io.github.miniospring.test.server.MinioTestServer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Connects an application to the {@link MinioTestServer} that is one of its beans. */
@AutoConfiguration(before = MinioAutoConfiguration.class)
@ConditionalOnSingleCandidate(MinioTestServer.class)
public final class MinioTestServerConnectionAutoConfiguration {

    // Primary: it goes before connections that the application makes for itself.
    @Bean
    @Primary
    MinioTestServerConnectionDetails minioTestServerConnectionDetails(MinioTestServer server) {
        return new MinioTestServerConnectionDetails(server);
    }

}
