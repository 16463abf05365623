package io.github.miniospring.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.miniospring.Endpoint;
import io.github.miniospring.boot.server.RecordingServer;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.MinioClientCustomizer;
import io.github.miniospring.client.MinioClientObservationConvention;
import io.github.miniospring.credentials.Credentials;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.http.MinioHttpClientCustomizer;
import io.github.miniospring.template.MinioOperations;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.template.ReactiveMinioTemplate;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

class MinioAutoConfigurationTests {

    private final RecordingServer server = RecordingServer.agreeing();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, MinioAutoConfiguration.class))
        .withPropertyValues(this.server.endpoint());

    @AfterEach
    void close() {
        this.server.close();
    }

    @Test
    void givesClientAndTemplates() {
        this.runner.run(context -> assertThat(context).hasSingleBean(MinioConnectionDetails.class)
            .hasSingleBean(CredentialsProvider.class)
            .hasSingleBean(MinioClient.class)
            .hasBean("minioSpringClient")
            .hasSingleBean(MinioTemplate.class)
            .hasSingleBean(ReactiveMinioTemplate.class));
    }

    @Test
    void givesNothingWhenSwitchedOff() {
        this.runner.withPropertyValues("minio.enabled=false")
            .run(context -> assertThat(context).hasNotFailed()
                .doesNotHaveBean(MinioProperties.class)
                .doesNotHaveBean(MinioConnectionDetails.class)
                .doesNotHaveBean(CredentialsProvider.class)
                .doesNotHaveBean(MinioClient.class)
                .doesNotHaveBean(MinioOperations.class));
    }

    @Test
    void sendsNothingByItself() {
        this.runner.run(context -> assertThat(context).hasSingleBean(MinioTemplate.class));

        assertThat(this.server.requests()).isEmpty();
    }

    @Test
    void startsWithoutAnyServer() {
        this.server.close();

        this.runner.run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void signsWithTheKeys() {
        this.runner.withPropertyValues("minio.access-key=planted-access", "minio.secret-key=planted-secret")
            .run(context -> {
                context.getBean(MinioTemplate.class).bucketExists("photos");

                assertThat(this.server.requests().get(0).headers().get("Authorization"))
                    .startsWith("AWS4-HMAC-SHA256 Credential=planted-access/");
            });
    }

    @Test
    void sendsTheSessionTokenAlong() {
        this.runner
            .withPropertyValues("minio.access-key=access", "minio.secret-key=secret", "minio.session-token=the-token")
            .run(context -> {
                context.getBean(MinioTemplate.class).bucketExists("photos");

                assertThat(this.server.requests().get(0).headers().get("x-amz-security-token")).isEqualTo("the-token");
            });
    }

    @Test
    void signsForTheRegion() {
        this.runner
            .withPropertyValues("minio.access-key=access", "minio.secret-key=secret", "minio.region=eu-central-1")
            .run(context -> {
                context.getBean(MinioTemplate.class).bucketExists("photos");

                assertThat(this.server.requests().get(0).headers().get("Authorization"))
                    .contains("/eu-central-1/s3/aws4_request");
            });
    }

    @Test
    void addressesBucketsInTheHostWhenAsked() {
        this.runner.withPropertyValues("minio.addressing-style=virtual-host").run(context -> {
            context.getBean(MinioTemplate.class).bucketExists("photos");

            assertThat(this.server.requests().get(0).headers().get("Host"))
                .isEqualTo("photos.localhost:" + this.server.port());
        });
    }

    @Test
    void linksNameThePublicEndpoint() {
        this.runner
            .withPropertyValues("minio.access-key=access", "minio.secret-key=secret", "minio.region=us-east-1",
                    "minio.public-endpoint=https://share.example.com")
            .run(context -> assertThat(
                    context.getBean(MinioTemplate.class).presignedGetObject("photos", "cat.png").url().toString())
                .startsWith("https://share.example.com/photos/cat.png?"));
    }

    @Test
    void linksNameThePathOfTheProxyInFrontOfTheServer() {
        this.runner
            .withPropertyValues("minio.access-key=access", "minio.secret-key=secret", "minio.region=us-east-1",
                    "minio.public-endpoint=https://share.example.com/storage/")
            .run(context -> assertThat(
                    context.getBean(MinioTemplate.class).presignedGetObject("photos", "cat.png").url().toString())
                .startsWith("https://share.example.com/storage/photos/cat.png?"));
    }

    @Test
    void connectionDetailsOfTheApplicationWin() {
        this.runner.withBean(MinioConnectionDetails.class, () -> new OtherServer(this.server.port()))
            .withPropertyValues("minio.endpoint=http://unreachable.example.com", "minio.access-key=access",
                    "minio.secret-key=secret", "minio.region=eu-central-1", "minio.credentials.providers=environment")
            .run(context -> {
                assertThat(context).doesNotHaveBean(PropertiesMinioConnectionDetails.class);
                context.getBean(MinioTemplate.class).bucketExists("photos");

                assertThat(this.server.requests().get(0).headers().get("Authorization"))
                    .contains("Credential=other-access/", "/eu-north-1/s3/");
            });
    }

    @Test
    void credentialsProviderOfTheApplicationWins() {
        this.runner.withBean(CredentialsProvider.class, () -> CredentialsProvider.of("own-access", "own-secret"))
            .withPropertyValues("minio.access-key=access", "minio.secret-key=secret")
            .run(context -> {
                context.getBean(MinioTemplate.class).bucketExists("photos");

                assertThat(this.server.requests().get(0).headers().get("Authorization"))
                    .contains("Credential=own-access/");
            });
    }

    @Test
    void clientOfTheApplicationWins() {
        this.runner.withBean("own", MinioClient.class, () -> MinioClient.builder(endpoint(this.server.port())).build())
            .run(context -> {
                assertThat(context).hasSingleBean(MinioClient.class).doesNotHaveBean("minioSpringClient");
                assertThat(context.getBean(MinioTemplate.class).reactive().client()).isSameAs(context.getBean("own"));
            });
    }

    @Test
    void templatesOfTheApplicationWin() {
        this.runner.withUserConfiguration(OwnTemplates.class)
            .run(context -> assertThat(context).hasSingleBean(MinioTemplate.class)
                .hasSingleBean(ReactiveMinioTemplate.class)
                .hasBean("own")
                .hasBean("ownReactive"));
    }

    @Test
    void givesNoTemplatesWhereItIsOpenWhichClientTheyAreFor() {
        this.runner.withBean("one", MinioClient.class, () -> MinioClient.builder(endpoint(this.server.port())).build())
            .withBean("two", MinioClient.class, () -> MinioClient.builder(endpoint(this.server.port())).build())
            .run(context -> assertThat(context).hasNotFailed()
                .doesNotHaveBean(MinioOperations.class)
                .doesNotHaveBean(ReactiveMinioTemplate.class));
    }

    @Test
    void takesThePrimaryOneOfSeveralClients() {
        this.runner.withBean("one", MinioClient.class, () -> MinioClient.builder(endpoint(this.server.port())).build())
            .withBean("two", MinioClient.class, () -> MinioClient.builder(endpoint(this.server.port())).build(),
                    definition -> definition.setPrimary(true))
            .run(context -> assertThat(context.getBean(MinioTemplate.class).reactive().client())
                .isSameAs(context.getBean("two")));
    }

    @Test
    void leavesTheNamesOfOtherClientsAlone() {
        this.runner.withBean("minioClient", StringBuilder.class)
            .withBean("minioTemplate", StringBuilder.class)
            .withBean("reactiveMinioTemplate", StringBuilder.class)
            .run(context -> assertThat(context).hasNotFailed()
                .hasSingleBean(MinioClient.class)
                .hasSingleBean(MinioTemplate.class));
    }

    @Test
    void leavesPropertiesOfTheApplicationAlone() {
        this.runner
            .withPropertyValues("minio.bucket=photos", "minio.bucket-name=photos", "minio.url=http://localhost",
                    "minio.accessKey=access", "minio.secretKey=secret")
            .withSystemProperties("MINIO_BUCKET=photos")
            .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void customizersAreAppliedInOrder() {
        List<String> calls = new ArrayList<>();
        this.runner.withBean("calls", List.class, () -> calls).withUserConfiguration(Customizers.class).run(context -> {
            assertThat(calls).containsExactly("first", "last", "http first", "http last", "http first", "http last");
            context.getBean(MinioTemplate.class).bucketExists("photos");

            assertThat(this.server.requests().get(0).headers().get("x-customized")).isEqualTo("yes");
        });
    }

    @Test
    void customizerHasTheLastWord() {
        this.runner
            .withBean(MinioClientCustomizer.class,
                    () -> builder -> builder.region("eu-north-1").credentials(CredentialsProvider.of("own", "secret")))
            .withPropertyValues("minio.access-key=access", "minio.secret-key=secret", "minio.region=us-east-1")
            .run(context -> {
                context.getBean(MinioTemplate.class).bucketExists("photos");

                assertThat(this.server.requests().get(0).headers().get("Authorization")).contains("Credential=own/",
                        "/eu-north-1/s3/");
            });
    }

    @Test
    void observesWithTheRegistryAndConventionOfTheApplication() {
        this.runner.withUserConfiguration(Observed.class)
            .withPropertyValues("minio.observation.bucket-tag=true")
            .run(context -> {
                context.getBean(MinioTemplate.class).bucketExists("photos");
                context.getBean(MinioTemplate.class).putObject("photos", "key", new byte[5]);

                MeterRegistry meters = context.getBean(MeterRegistry.class);
                assertThat(meters.get("own.name").tags("operation", "HeadBucket", "bucket", "photos").timer().count())
                    .isOne();
                assertThat(meters.get("minio.client.bytes.sent").counter().count()).isEqualTo(5);
            });
    }

    @Test
    void needsNoMetrics() {
        this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.core")).run(context -> {
            context.getBean(MinioTemplate.class).bucketExists("photos");

            assertThat(this.server.requests()).hasSize(1);
        });
    }

    @Test
    void canBeStartedAgain() {
        for (int i = 0; i < 2; i++) {
            this.runner.run(context -> context.getBean(MinioTemplate.class).bucketExists("photos"));
        }

        assertThat(this.server.requests()).hasSize(2);
    }

    private static Endpoint endpoint(int port) {
        return new Endpoint(false, "localhost", port);
    }

    record OtherServer(int port) implements MinioConnectionDetails {

        @Override
        public Endpoint getEndpoint() {
            return endpoint(this.port);
        }

        @Override
        public Credentials getCredentials() {
            return Credentials.of("other-access", "other-secret");
        }

        @Override
        public String getRegion() {
            return "eu-north-1";
        }

    }

    @Configuration(proxyBeanMethods = false)
    static class OwnTemplates {

        @Bean
        MinioTemplate own(MinioClient client) {
            return new MinioTemplate(client);
        }

        @Bean
        ReactiveMinioTemplate ownReactive(MinioClient client) {
            return new ReactiveMinioTemplate(client);
        }

    }

    @Configuration(proxyBeanMethods = false)
    static class Customizers {

        @Bean
        @Order(2)
        MinioClientCustomizer last(List<String> calls) {
            return builder -> calls.add("last");
        }

        @Bean
        @Order(1)
        MinioClientCustomizer first(List<String> calls) {
            return builder -> calls.add("first");
        }

        @Bean
        @Order(2)
        MinioHttpClientCustomizer httpLast(List<String> calls) {
            return client -> {
                calls.add("http last");
                return client;
            };
        }

        @Bean
        @Order(1)
        MinioHttpClientCustomizer httpFirst(List<String> calls) {
            return client -> {
                calls.add("http first");
                return client.headers(headers -> headers.set("x-customized", "yes"));
            };
        }

    }

    @Configuration(proxyBeanMethods = false)
    static class Observed {

        @Bean
        MeterRegistry meterRegistry() {
            return new SimpleMeterRegistry();
        }

        @Bean
        ObservationRegistry observationRegistry(MeterRegistry meters) {
            ObservationRegistry registry = ObservationRegistry.create();
            registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
            return registry;
        }

        @Bean
        MinioClientObservationConvention convention() {
            return new MinioClientObservationConvention() {

                @Override
                public String getName() {
                    return "own.name";
                }

            };
        }

    }

}
