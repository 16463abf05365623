package io.github.miniospring.boot.autoconfigure.listener;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import io.github.miniospring.Endpoint;
import io.github.miniospring.boot.autoconfigure.MinioAutoConfiguration;
import io.github.miniospring.boot.autoconfigure.MinioConfigurationException;
import io.github.miniospring.boot.autoconfigure.MinioListenerProperties;
import io.github.miniospring.boot.server.RecordingServer;
import io.github.miniospring.boot.server.StubContainer;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.listener.DeliveryLevel;
import io.github.miniospring.listener.InstanceMode;
import io.github.miniospring.listener.MinioDeadLetterHandler;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioListenerContainerFactory;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.MinioListenerEndpointRegistry;
import io.github.miniospring.listener.StartPosition;
import io.github.miniospring.listener.annotation.EnableMinioListeners;
import io.github.miniospring.listener.annotation.MinioListener;
import io.github.miniospring.listener.annotation.MinioListenerAnnotationBeanPostProcessor;
import io.github.miniospring.listener.annotation.MinioListenerConfigurer;
import io.github.miniospring.listener.container.DefaultMinioListenerContainerFactory;
import io.github.miniospring.listener.container.ListenerSettings;
import io.github.miniospring.listener.jdbc.JdbcCheckpointStore;
import io.github.miniospring.listener.jdbc.JdbcDeadLetterHandler;
import io.github.miniospring.listener.jdbc.JdbcInbox;
import io.github.miniospring.listener.jdbc.JdbcLeaseStore;
import io.github.miniospring.listener.store.CheckpointStore;
import io.github.miniospring.listener.store.ControlArea;
import io.github.miniospring.listener.store.LeaseStore;
import io.github.miniospring.listener.store.LoggingDeadLetterHandler;
import io.github.miniospring.listener.store.MemoryCheckpointStore;
import io.github.miniospring.listener.store.ObjectCheckpointStore;
import io.github.miniospring.listener.store.ObjectDeadLetterHandler;
import io.github.miniospring.listener.store.ObjectLeaseStore;
import io.github.miniospring.template.MinioTemplate;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class MinioListenerAutoConfigurationTests {

    private final RecordingServer server = RecordingServer.agreeing();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(MinioAutoConfiguration.class, MinioListenerAutoConfiguration.class))
        .withPropertyValues(this.server.endpoint());

    @AfterEach
    void close() {
        this.server.close();
    }

    @Test
    void givesWhatFindsAndRunsListeners() {
        this.runner.run(context -> assertThat(context).hasSingleBean(MinioListenerEndpointRegistry.class)
            .hasSingleBean(MinioListenerAnnotationBeanPostProcessor.class)
            .hasSingleBean(DefaultMinioListenerContainerFactory.class)
            .hasSingleBean(MemoryCheckpointStore.class)
            .hasSingleBean(LoggingDeadLetterHandler.class)
            .doesNotHaveBean(LeaseStore.class));
    }

    @ParameterizedTest
    @CsvSource({ "minio.enabled=false", "minio.listener.enabled=false" })
    void givesNothingWhenSwitchedOff(String property) {
        this.runner.withUserConfiguration(Listeners.class)
            .withPropertyValues(property, "spring.main.lazy-initialization=true")
            .run(context -> assertThat(context).hasNotFailed()
                .doesNotHaveBean(MinioListenerEndpointRegistry.class)
                .doesNotHaveBean(MinioListenerAnnotationBeanPostProcessor.class)
                .doesNotHaveBean(MinioListenerContainerFactory.class)
                .doesNotHaveBean(CheckpointStore.class));
    }

    @Test
    void startsNothingWithoutAListener() {
        this.runner.run(context -> assertThat(threads()).noneMatch(name -> name.startsWith("minio-listener")));

        assertThat(this.server.requests()).isEmpty();
    }

    @Test
    void findsMethods() {
        this.runner.withUserConfiguration(Listeners.class)
            .withPropertyValues("minio.listener.auto-startup=false")
            .run(context -> assertThat(context.getBean(MinioListenerEndpointRegistry.class).find("inbox")).get()
                .satisfies(container -> assertThat(container.isRunning()).isFalse()));
    }

    @Test
    void listensWhereBeansAreLazy() {
        this.runner.withUserConfiguration(Listeners.class)
            .withBean(MinioListenerContainerFactory.class, () -> StubContainer::new)
            .withInitializer(
                    context -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
            .run(context -> assertThat(context.getBean(MinioListenerEndpointRegistry.class).find("inbox")).get()
                .satisfies(container -> assertThat(((StubContainer) container).calls()).containsExactly("start")));
    }

    @Test
    void worksBesidesTheAnnotationForApplicationsWithoutBoot() {
        this.runner.withUserConfiguration(Listeners.class, Enabled.class)
            .withPropertyValues("minio.listener.auto-startup=false")
            .run(context -> assertThat(context).hasSingleBean(MinioListenerEndpointRegistry.class)
                .hasSingleBean(MinioListenerAnnotationBeanPostProcessor.class));
    }

    @Test
    void backsOffWhereTheApplicationHasItsOwn() {
        this.runner.withUserConfiguration(Own.class)
            .run(context -> assertThat(context).hasSingleBean(MinioListenerContainerFactory.class)
                .hasSingleBean(CheckpointStore.class)
                .hasSingleBean(MinioDeadLetterHandler.class)
                .hasSingleBean(ListenerSettings.class)
                .doesNotHaveBean(LoggingDeadLetterHandler.class)
                .doesNotHaveBean("minioListenerContainerFactory"));
    }

    @Test
    void aFactoryForAnotherClientIsMadeLikeTheOneThatIsThere() {
        this.runner.withUserConfiguration(Archive.class, ArchiveListeners.class)
            .withPropertyValues("minio.listener.auto-startup=false")
            .run(context -> assertThat(context).hasNotFailed()
                .hasBean("minioListenerContainerFactory")
                .hasBean("archiveMinioListenerContainerFactory")
                .getBean(MinioListenerEndpointRegistry.class)
                .satisfies(registry -> assertThat(registry.containers()).hasSize(2)));
    }

    @Test
    void listenersAreAsThePropertiesSayUnlessTheySayOtherwise() {
        List<MinioListenerEndpoint> endpoints = new ArrayList<>();
        this.runner.withUserConfiguration(Listeners.class, OwnListener.class)
            .withBean(MinioListenerContainerFactory.class, () -> endpoint -> {
                endpoints.add(endpoint.copy());
                return new StubContainer(endpoint);
            })
            .withPropertyValues("minio.listener.level=live", "minio.listener.mode=partitioned",
                    "minio.listener.start=beginning", "minio.listener.concurrency=3")
            .run(context -> {
                assertThat(endpoints).filteredOn(endpoint -> endpoint.id().equals("inbox"))
                    .singleElement()
                    .satisfies(endpoint -> {
                        assertThat(endpoint.level()).isEqualTo(DeliveryLevel.LIVE);
                        assertThat(endpoint.mode()).isEqualTo(InstanceMode.PARTITIONED);
                        assertThat(endpoint.start()).isEqualTo(StartPosition.BEGINNING);
                        assertThat(endpoint.concurrency()).isEqualTo(3);
                    });
                assertThat(endpoints).filteredOn(endpoint -> endpoint.id().equals("own"))
                    .singleElement()
                    .satisfies(endpoint -> {
                        assertThat(endpoint.level()).isEqualTo(DeliveryLevel.RECONCILED);
                        assertThat(endpoint.concurrency()).isEqualTo(1);
                    });
            });
    }

    @Test
    void listenersThatAreNoMethodsAreAsThePropertiesSay() {
        this.runner.withUserConfiguration(Endpoints.class)
            .withPropertyValues("minio.listener.auto-startup=false", "minio.listener.concurrency=3",
                    "minio.listener.level=live")
            .run(context -> {
                MinioListenerEndpointRegistry registry = context.getBean(MinioListenerEndpointRegistry.class);
                registry.register(MinioListenerEndpoint.of("late", events -> null).buckets("inbox"));

                assertThat(registry.containers()).extracting(container -> container.id())
                    .containsExactly("configured", "own", "late");
                assertThat(registry.containers()).allSatisfy(container -> {
                    boolean own = container.id().equals("own");
                    assertThat(container.isRunning()).as(container.id()).isEqualTo(own);
                    assertThat(container.endpoint().concurrency()).isEqualTo(own ? 2 : 3);
                    assertThat(container.endpoint().level())
                        .isEqualTo(own ? DeliveryLevel.RECONCILED : DeliveryLevel.LIVE);
                });
            });
    }

    @Test
    void defaultsAreThoseOfTheCore() {
        MinioListenerProperties properties = new MinioListenerProperties();
        ConfiguredListeners configured = new ConfiguredListeners(properties);
        MinioListenerEndpoint endpoint = MinioListenerEndpoint.of("inbox", events -> null);
        MinioListenerEndpoint changed = endpoint.copy();
        configured.defaults().accept(changed);

        assertThat(configured.settings()).usingRecursiveComparison().isEqualTo(ListenerSettings.create());
        assertThat(changed.level()).isEqualTo(endpoint.level());
        assertThat(changed.mode()).isEqualTo(endpoint.mode());
        assertThat(changed.start()).isEqualTo(endpoint.start());
        assertThat(changed.concurrency()).isEqualTo(endpoint.concurrency());
        assertThat(changed.autoStartup()).isEqualTo(endpoint.autoStartup());
        assertThat(properties.getPhase()).isEqualTo(MinioListenerEndpointRegistry.DEFAULT_PHASE);
    }

    @Test
    void settingsAreThoseOfTheProperties() {
        this.runner.withPropertyValues("minio.listener.polling-allowed=true", "minio.listener.ping=3s",
                "minio.listener.stall-timeout=20s", "minio.listener.reconnect.backoff=1s",
                "minio.listener.reconnect.max-backoff=2s", "minio.listener.reconnect.misconfigured-backoff=3s",
                "minio.listener.max-connection-age=2h", "minio.listener.max-pending=5",
                "minio.listener.max-pending-size=1KB", "minio.listener.retry.max-attempts=2",
                "minio.listener.retry.backoff=2s", "minio.listener.retry.max-backoff=4s",
                "minio.listener.flush.count=7", "minio.listener.flush.interval=8s",
                "minio.listener.reconcile-interval=0", "minio.listener.settle-delay=11s",
                "minio.listener.poll-interval=12s", "minio.listener.overlap=13m", "minio.listener.pages-per-second=14",
                "minio.listener.removal-brake.count=15", "minio.listener.removal-brake.percent=16",
                "minio.listener.lease.ttl=60s", "minio.listener.lease.renewal=17s", "minio.listener.lease.margin=6s",
                "minio.listener.drain-timeout=18s")
            .run(context -> assertThat(context.getBean(ListenerSettings.class)).usingRecursiveComparison()
                .isEqualTo(ListenerSettings.create()
                    .pollingAllowed(true)
                    .ping(Duration.ofSeconds(3))
                    .stallTimeout(Duration.ofSeconds(20))
                    .reconnect(Duration.ofSeconds(1), Duration.ofSeconds(2))
                    .misconfiguredRetry(Duration.ofSeconds(3))
                    .maxConnectionAge(Duration.ofHours(2))
                    .maxPending(5, 1024)
                    .maxAttempts(2)
                    .retry(Duration.ofSeconds(2), Duration.ofSeconds(4))
                    .flush(7, Duration.ofSeconds(8))
                    .reconcileInterval(Duration.ZERO)
                    .settleDelay(Duration.ofSeconds(11))
                    .pollInterval(Duration.ofSeconds(12))
                    .overlap(Duration.ofMinutes(13))
                    .maxPagesPerSecond(14)
                    .removalBrake(15, 16)
                    .lease(Duration.ofSeconds(60), Duration.ofSeconds(17), Duration.ofSeconds(6))
                    .drainTimeout(Duration.ofSeconds(18))));
    }

    @ParameterizedTest
    @CsvSource({ "ping,1500ms", "stall-timeout,0", "max-connection-age,0", "max-pending,0", "reconnect.backoff,1h",
            "reconnect.misconfigured-backoff,0", "retry.max-attempts,0", "retry.backoff,1h", "flush.count,0",
            "reconcile-interval,-1s", "settle-delay,0", "poll-interval,0", "overlap,0", "pages-per-second,0",
            "removal-brake.count,-1", "lease.ttl,1s", "drain-timeout,-1s", "concurrency,0", "start,yesterday",
            "partitions,0" })
    void wrongValuesFailAtStart(String name, String value) {
        this.runner.withPropertyValues("minio.listener." + name + "=" + value)
            .run(context -> assertThat(context).hasFailed()
                .getFailure()
                .rootCause()
                .isInstanceOfSatisfying(MinioConfigurationException.class,
                        failure -> assertThat(failure.property()).isEqualTo("minio.listener." + name)));
    }

    @Test
    void remembersInTheDatabaseAndMakesItsTables() {
        this.runner.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
            .withPropertyValues("minio.listener.store=jdbc", "spring.datasource.generate-unique-name=true")
            .run(context -> {
                assertThat(context).hasSingleBean(JdbcCheckpointStore.class)
                    .hasSingleBean(JdbcLeaseStore.class)
                    .hasSingleBean(JdbcInbox.class)
                    .getBean(MinioDeadLetterHandler.class)
                    .isInstanceOf(JdbcDeadLetterHandler.class);
                assertThat(new JdbcTemplate(context.getBean(DataSource.class))
                    .queryForObject("SELECT count(*) FROM minio_listener_checkpoint", Integer.class)).isZero();
            });
    }

    @Test
    void remembersInABucket() {
        this.runner.withPropertyValues("minio.listener.store=bucket", "minio.listener.control-bucket=control")
            .run(context -> {
                assertThat(context).hasSingleBean(ObjectCheckpointStore.class)
                    .hasSingleBean(ObjectLeaseStore.class)
                    .getBean(MinioDeadLetterHandler.class)
                    .isInstanceOf(ObjectDeadLetterHandler.class);
                assertThat(context.getBean(ObjectCheckpointStore.class).controlArea())
                    .isEqualTo(new ControlArea("control", ".minio-spring/"));
            });

        assertThat(this.server.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "minio.listener.control-bucket=,control-bucket", "minio.listener.control-bucket=A,control-bucket",
            "minio.listener.control-prefix=/,control-prefix" })
    void wrongControlBucketFailsAtStart(String property, String name) {
        this.runner.withPropertyValues("minio.listener.store=bucket", "minio.listener.control-bucket=control", property)
            .run(context -> assertThat(context).hasFailed()
                .getFailure()
                .rootCause()
                .isInstanceOfSatisfying(MinioConfigurationException.class,
                        failure -> assertThat(failure.property()).isEqualTo("minio.listener." + name)));
    }

    @Test
    void makesNoTablesWhenTold() {
        this.runner.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
            .withPropertyValues("minio.listener.store=jdbc", "minio.listener.jdbc.initialize-schema=never",
                    "spring.datasource.generate-unique-name=true")
            .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ListenerDatabaseInitializer.class));
    }

    @Test
    void noDatabaseFailsAtStart() {
        this.runner.withPropertyValues("minio.listener.store=jdbc")
            .run(context -> assertThat(context).hasFailed()
                .getFailure()
                .rootCause()
                .hasMessage("minio.listener.store is jdbc but there is no database to keep it in. Add"
                        + " spring-boot-starter-jdbc and a DataSource, or write bucket or memory."));
    }

    @Test
    void databaseIsLeftAloneUnlessNamed() {
        this.runner.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
            .withPropertyValues("spring.datasource.generate-unique-name=true")
            .run(context -> assertThat(context).hasSingleBean(MemoryCheckpointStore.class)
                .doesNotHaveBean(ListenerDatabaseInitializer.class));
    }

    @Test
    void needsNeitherJdbcNorMeters() {
        this.runner.withUserConfiguration(Listeners.class)
            .withPropertyValues("minio.listener.auto-startup=false")
            .withClassLoader(new FilteredClassLoader("org.springframework.jdbc", "org.springframework.boot.jdbc",
                    "org.springframework.boot.sql", "io.micrometer.core"))
            .run(context -> assertThat(context).hasNotFailed().hasSingleBean(MemoryCheckpointStore.class));
    }

    @Test
    void countsWhereTheApplicationHasMetrics() {
        this.runner.withUserConfiguration(Listeners.class)
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withPropertyValues("minio.listener.auto-startup=false")
            .run(context -> {
                context.getBean(MinioListenerEndpointRegistry.class).find("inbox").orElseThrow();

                assertThat(context.getBean(MeterRegistry.class).find("minio.listener.pending").gauge()).isNotNull();
            });
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }

    @Configuration(proxyBeanMethods = false)
    static class Listeners {

        @MinioListener(id = "inbox", bucket = "inbox")
        void onUpload(MinioEvent event) {
        }

    }

    @Configuration(proxyBeanMethods = false)
    static class OwnListener {

        @MinioListener(id = "own", bucket = "inbox", level = "reconciled", concurrency = "1")
        void onUpload(MinioEvent event) {
        }

        @Bean
        MinioListenerConfigurer nothing() {
            return registrar -> {
            };
        }

    }

    @Configuration(proxyBeanMethods = false)
    static class Endpoints {

        @Bean
        MinioListenerContainerFactory factory() {
            return StubContainer::new;
        }

        @Bean
        MinioListenerConfigurer endpoints() {
            return registrar -> registrar.endpoint(MinioListenerEndpoint.of("configured", events -> null))
                .endpoint(MinioListenerEndpoint.of("own", events -> null)
                    .autoStartup(true)
                    .concurrency(2)
                    .level(DeliveryLevel.RECONCILED));
        }

    }

    @Configuration(proxyBeanMethods = false)
    @EnableMinioListeners
    static class Enabled {

    }

    @Configuration(proxyBeanMethods = false)
    static class Own {

        @Bean
        MinioListenerContainerFactory factory() {
            return StubContainer::new;
        }

        @Bean
        CheckpointStore store() {
            return new MemoryCheckpointStore();
        }

        @Bean
        MinioDeadLetterHandler deadLetters() {
            return letter -> {
            };
        }

        @Bean
        ListenerSettings settings() {
            return ListenerSettings.create();
        }

    }

    @Configuration(proxyBeanMethods = false)
    static class Archive {

        @Bean(defaultCandidate = false)
        MinioTemplate archiveMinioTemplate() {
            return new MinioTemplate(MinioClient.builder(Endpoint.parse("http://localhost:1", null)).build());
        }

        @Bean(defaultCandidate = false)
        MinioListenerContainerFactory archiveMinioListenerContainerFactory(MinioListenerContainerFactories factories) {
            return factories.create(archiveMinioTemplate());
        }

    }

    @Configuration(proxyBeanMethods = false)
    static class ArchiveListeners {

        @MinioListener(id = "inbox", bucket = "inbox")
        void onUpload(MinioEvent event) {
        }

        @MinioListener(id = "archive", bucket = "inbox", client = "archive")
        void onArchive(MinioEvent event) {
        }

    }

}
