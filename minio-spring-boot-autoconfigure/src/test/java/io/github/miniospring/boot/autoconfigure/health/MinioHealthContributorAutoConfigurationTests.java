package io.github.miniospring.boot.autoconfigure.health;

import java.time.Duration;

import io.github.miniospring.Endpoint;
import io.github.miniospring.boot.autoconfigure.MinioAutoConfiguration;
import io.github.miniospring.boot.health.MinioHealthIndicator;
import io.github.miniospring.boot.server.RecordingServer;
import io.github.miniospring.client.MinioClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class MinioHealthContributorAutoConfigurationTests {

    private final RecordingServer server = RecordingServer.agreeing();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
        .withConfiguration(
                AutoConfigurations.of(MinioAutoConfiguration.class, MinioHealthContributorAutoConfiguration.class))
        .withPropertyValues(this.server.endpoint());

    @AfterEach
    void close() {
        this.server.close();
    }

    @Test
    void addsTheServer() {
        this.runner.run(context -> assertThat(context).hasBean("minioHealthContributor")
            .getBean(ReactiveHealthContributor.class)
            .isInstanceOf(MinioHealthIndicator.class));

        assertThat(this.server.requests()).isEmpty();
    }

    @Test
    void endpointShowsItAsMinio() {
        this.runner
            .withConfiguration(AutoConfigurations.of(EndpointAutoConfiguration.class,
                    HealthContributorRegistryAutoConfiguration.class, HealthEndpointAutoConfiguration.class))
            .run(context -> assertThat(context.getBean(HealthEndpoint.class).healthForPath("minio").getStatus())
                .isEqualTo(Status.UP));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            minio.health.timeout=1s                                  | GET /minio/health/live
            minio.default-bucket=photos                              | GET /minio/health/live
            minio.health.mode=live,minio.health.bucket=photos        | GET /minio/health/live
            minio.health.bucket=photos                               | HEAD /photos
            minio.health.mode=bucket,minio.health.bucket=photos      | HEAD /photos
            minio.health.mode=bucket,minio.default-bucket=cats       | HEAD /cats
            minio.health.bucket=photos,minio.default-bucket=cats     | HEAD /photos
            """)
    void asksWhatThePropertiesSay(String properties, String request) {
        this.runner.withPropertyValues(properties.split(",")).run(context -> {
            Health health = context.getBean(MinioHealthIndicator.class).health().block(Duration.ofSeconds(10));

            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(this.server.requests()).singleElement().hasToString(request);
        });
    }

    @Test
    void hasAnEntryForEachClient() {
        this.runner.withBean("one", MinioClient.class, this::client)
            .withBean("two", MinioClient.class, this::client)
            .run(context -> assertThat(context.getBean("minioHealthContributor")).isInstanceOfSatisfying(
                    CompositeReactiveHealthContributor.class,
                    composite -> assertThat(composite.stream()).extracting(entry -> entry.name())
                        .containsExactlyInAnyOrder("one", "two")));
    }

    @Test
    void servesAClientOfTheApplicationToo() {
        this.runner.withPropertyValues("minio.enabled=false")
            .withBean(MinioClient.class, this::client)
            .run(context -> assertThat(context).hasBean("minioHealthContributor"));
    }

    @Test
    void standsBackForAnIndicatorOfTheApplication() {
        this.runner.withBean("minioHealthIndicator", HealthIndicator.class, () -> () -> Health.up().build())
            .withConfiguration(AutoConfigurations.of(HealthContributorRegistryAutoConfiguration.class))
            .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("minioHealthContributor"));
    }

    @Test
    void canBeSwitchedOff() {
        this.runner.withPropertyValues("management.health.minio.enabled=false")
            .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("minioHealthContributor"));
    }

    @Test
    void isNotThereWithoutAClient() {
        this.runner.withPropertyValues("minio.enabled=false")
            .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("minioHealthContributor"));
    }

    @Test
    void needsNoHealthModule() {
        new ApplicationContextRunner().withUserConfiguration(Imported.class)
            .withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
            .run(context -> assertThat(context).hasNotFailed()
                .hasSingleBean(MinioClient.class)
                .doesNotHaveBean("minioHealthContributor"));
    }

    private MinioClient client() {
        return MinioClient.builder(new Endpoint(false, "localhost", this.server.port())).build();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({ MinioAutoConfiguration.class, MinioHealthContributorAutoConfiguration.class })
    static class Imported {

    }

}
