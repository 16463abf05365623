package io.github.miniospring.boot.test;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicReference;

import io.github.miniospring.Endpoint;
import io.github.miniospring.boot.autoconfigure.MinioAutoConfiguration;
import io.github.miniospring.boot.autoconfigure.MinioConnectionDetails;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.test.server.MinioTestServer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MinioTestServerConnectionAutoConfigurationTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
            AutoConfigurations.of(MinioAutoConfiguration.class, MinioTestServerConnectionAutoConfiguration.class));

    private final ApplicationContextRunner embedded = this.runner
        .withConfiguration(AutoConfigurations.of(EmbeddedMinioAutoConfiguration.class));

    @Test
    void backsOffWithoutAServer() {
        this.runner.run(context -> assertThat(context.getBean(MinioClient.class).endpoint())
            .hasToString("http://localhost:9000"));
    }

    @Test
    void connectsToAServerThatIsABean() {
        this.runner.withBean(MinioTestServer.class, () -> MinioTestServer.builder().buckets("photos").start())
            .run(context -> assertThat(context.getBean(MinioTemplate.class).bucketExists("photos")).isTrue());
    }

    @Test
    void embeddedServerGivesWayToAServerThatIsABean() {
        this.embedded.withBean("own", MinioTestServer.class, () -> MinioTestServer.builder().buckets("photos").start())
            .run(context -> {
                assertThat(context).getBeanNames(MinioTestServer.class).containsExactly("own");
                assertThat(context.getBean(MinioTemplate.class).bucketExists("photos")).isTrue();
            });
    }

    @Test
    void serverGoesBeforeConnectionsOfTheApplication() {
        MinioConnectionDetails production = () -> new Endpoint(true, "minio.example.com", 443);

        this.embedded.withBean("production", MinioConnectionDetails.class, () -> production)
            .run(context -> assertThat(context.getBean(MinioClient.class).endpoint())
                .hasToString(context.getBean(MinioTestServer.class).endpoint()));
    }

    @Test
    void serverEndsWithTheContext() {
        AtomicReference<MinioTestServer> server = new AtomicReference<>();

        this.embedded.run(context -> {
            server.set(context.getBean(MinioTestServer.class));
            new Socket("localhost", server.get().port()).close();
        });

        assertThatExceptionOfType(IOException.class)
            .isThrownBy(() -> new Socket("localhost", server.get().port()).close());
    }

    @Test
    void contextsAtTheSameTimeHaveServersOfTheirOwn() {
        this.embedded.run(one -> this.embedded.run(two -> {
            one.getBean(MinioTemplate.class).makeBucket("photos");

            assertThat(two.getBean(MinioTemplate.class).bucketExists("photos")).isFalse();
            assertThat(one.getBean(MinioTemplate.class).bucketExists("photos")).isTrue();
        }));
    }

}
