package io.github.miniospring.boot.autoconfigure.listener;

import io.github.miniospring.boot.autoconfigure.MinioAutoConfiguration;
import io.github.miniospring.boot.autoconfigure.MinioConfigurationException;
import io.github.miniospring.boot.autoconfigure.MinioListenerProperties;
import io.github.miniospring.boot.autoconfigure.MinioProperties;
import io.github.miniospring.listener.MinioDeadLetterHandler;
import io.github.miniospring.listener.MinioListenerContainerFactory;
import io.github.miniospring.listener.MinioListenerEndpointRegistry;
import io.github.miniospring.listener.annotation.MinioListenerAnnotationBeanPostProcessor;
import io.github.miniospring.listener.annotation.MinioListenerConfigurer;
import io.github.miniospring.listener.container.DefaultMinioListenerContainerFactory;
import io.github.miniospring.listener.container.ListenerObservationConvention;
import io.github.miniospring.listener.container.ListenerSettings;
import io.github.miniospring.listener.container.ListenerThreads;
import io.github.miniospring.listener.container.MicrometerListenerMeters;
import io.github.miniospring.listener.store.CheckpointStore;
import io.github.miniospring.listener.store.Inbox;
import io.github.miniospring.listener.store.LeaseStore;
import io.github.miniospring.template.MinioOperations;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnThreading;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.thread.Threading;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/**
 * Auto-configuration of what finds and runs methods with
 * {@link io.github.miniospring.listener.annotation.MinioListener @MinioListener}. There
 * is no thread and no request before a listener starts.
 */
@AutoConfiguration(after = MinioAutoConfiguration.class,
        afterName = { "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
                "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
                "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration" })
@ConditionalOnBooleanProperty(name = "minio.listener.enabled", matchIfMissing = true)
@ConditionalOnBean(MinioOperations.class)
@EnableConfigurationProperties(MinioProperties.class)
@Import({ BucketListenerStoreConfiguration.class, JdbcListenerStoreConfiguration.class,
        MemoryListenerStoreConfiguration.class })
public final class MinioListenerAutoConfiguration {

    private final MinioListenerProperties properties;

    private final ConfiguredListeners configured;

    public MinioListenerAutoConfiguration(MinioProperties properties) {
        this.properties = properties.getListener();
        this.configured = new ConfiguredListeners(this.properties);
    }

    @Bean
    @ConditionalOnMissingBean
    static MinioListenerAnnotationBeanPostProcessor minioListenerAnnotationProcessor() {
        return new MinioListenerAnnotationBeanPostProcessor();
    }

    // Endpoints that name no factory take the application's when they are registered.
    @Bean
    @ConditionalOnMissingBean
    MinioListenerEndpointRegistry minioListenerEndpointRegistry(
            ObjectProvider<MinioListenerContainerFactory> containerFactory) {
        MinioListenerEndpointRegistry registry = new MinioListenerEndpointRegistry(
                endpoint -> containerFactory.getObject().createContainer(endpoint));
        registry.setPhase(this.properties.getPhase());
        registry.setStopTimeout(this.properties.getDrainTimeout().plusSeconds(5));
        return registry;
    }

    // Before the application's own, which may say otherwise.
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    MinioListenerConfigurer minioListenerDefaults() {
        var defaults = this.configured.defaults();
        return registrar -> registrar.defaults(defaults);
    }

    @Bean
    @ConditionalOnMissingBean
    ListenerSettings minioListenerSettings() {
        return this.configured.settings();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnThreading(Threading.PLATFORM)
    ListenerThreads minioListenerThreads() {
        return ListenerThreads.create();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnThreading(Threading.VIRTUAL)
    ListenerThreads minioListenerVirtualThreads() {
        return ListenerThreads.on(new VirtualThreadTaskExecutor("minio-listener-"));
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    MinioListenerContainerFactoryCustomizer minioListenerInstanceCustomizer(ObjectProvider<LeaseStore> leases,
            ObjectProvider<Inbox> inbox, ObjectProvider<ObservationRegistry> observationRegistry,
            ObjectProvider<ListenerObservationConvention> observationConvention) {
        return factory -> {
            leases.ifUnique(factory::leases);
            inbox.ifUnique(factory::inbox);
            String instance = this.configured.instance();
            if (instance != null) {
                factory.instance(instance);
            }
            this.configured.set("partitions", this.properties.getPartitions(), factory::partitions);
            observationRegistry.ifUnique(factory::observationRegistry);
            observationConvention.ifUnique(factory::observationConvention);
        };
    }

    @Bean
    @ConditionalOnMissingBean
    MinioListenerContainerFactories minioListenerContainerFactories(ObjectProvider<CheckpointStore> store,
            MinioDeadLetterHandler deadLetters, ListenerSettings settings, ListenerThreads threads,
            ApplicationEventPublisher publisher, ObjectProvider<MinioListenerContainerFactoryCustomizer> customizers) {
        CheckpointStore found = store.getIfAvailable(() -> {
            boolean jdbc = this.properties.getStore() == MinioListenerProperties.Store.JDBC;
            throw new MinioConfigurationException(
                    jdbc ? "minio.listener.store is jdbc but there is no database to keep it in"
                            : "minio.listener.store is bucket but there is not one client to reach it by",
                    jdbc ? "Add spring-boot-starter-jdbc and a DataSource, or write bucket or memory."
                            : "Mark one MinioOperations as @Primary, or define a CheckpointStore.",
                    "minio.listener.store");
        });
        return new MinioListenerContainerFactories(found, deadLetters, settings, threads, publisher,
                customizers.orderedStream().toList());
    }

    // A factory for another client is no candidate by default, and leaves this one alone.
    @Bean
    @ConditionalOnSingleCandidate(MinioOperations.class)
    @ConditionalOnMissingBean(MinioListenerContainerFactory.class)
    DefaultMinioListenerContainerFactory minioListenerContainerFactory(MinioListenerContainerFactories factories,
            MinioOperations template) {
        return factories.create(template);
    }

    /** Counts where the application has metrics. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    static class MeterConfiguration {

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        @ConditionalOnSingleCandidate(MeterRegistry.class)
        MinioListenerContainerFactoryCustomizer minioListenerMeterCustomizer(MeterRegistry registry) {
            return factory -> factory.meters(new MicrometerListenerMeters(registry));
        }

    }

}
