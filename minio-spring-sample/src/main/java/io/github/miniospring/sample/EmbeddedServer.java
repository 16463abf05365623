package io.github.miniospring.sample;

import io.github.miniospring.Endpoint;
import io.github.miniospring.boot.autoconfigure.MinioConnectionDetails;
import io.github.miniospring.credentials.Credentials;
import io.github.miniospring.test.server.MinioTestServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * The server of the inbox where no other is given: within its own JVM, for trying it out.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(EmbeddedServer.NoEndpoint.class)
class EmbeddedServer {

    private static final Logger logger = LoggerFactory.getLogger(EmbeddedServer.class);

    @Bean(destroyMethod = "close")
    MinioTestServer server() {
        return MinioTestServer.start();
    }

    /** Goes before the properties {@code minio.endpoint} and those of the keys. */
    @Bean
    MinioConnectionDetails connection(MinioTestServer server) {
        return new Connection(Endpoint.parse(server.endpoint(), null),
                Credentials.of(server.accessKey(), server.secretKey()));
    }

    @EventListener
    void tell(ApplicationReadyEvent ready) {
        logger.warn("""
                No minio.endpoint is given: the inbox runs on a server of its own, for trying it out.

                    All files are in memory, and GONE when the inbox stops.

                    It listens at {}, for this machine only.
                    For a server that keeps them, set minio.endpoint, minio.access-key and minio.secret-key,
                    or MINIO_ENDPOINT, MINIO_ACCESS_KEY and MINIO_SECRET_KEY in the environment.
                """, ready.getApplicationContext().getBean(MinioTestServer.class).endpoint());
    }

    static final class NoEndpoint extends NoneNestedConditions {

        NoEndpoint() {
            super(ConfigurationPhase.PARSE_CONFIGURATION);
        }

        @ConditionalOnProperty("minio.endpoint")
        static final class IsGiven {

        }

    }

    private record Connection(Endpoint endpoint, Credentials credentials) implements MinioConnectionDetails {

        @Override
        public Endpoint getEndpoint() {
            return this.endpoint;
        }

        @Override
        public Credentials getCredentials() {
            return this.credentials;
        }

    }

}
