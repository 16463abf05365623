package io.github.miniospring.boot.autoconfigure;

import java.util.List;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.MinioClientBuilder;
import io.github.miniospring.client.MinioClientCustomizer;
import io.github.miniospring.client.MinioClientObservationConvention;
import io.github.miniospring.conversion.JsonConverter;
import io.github.miniospring.conversion.ObjectConverter;
import io.github.miniospring.conversion.ObjectConverters;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.http.MinioHttpClientCustomizer;
import io.github.miniospring.template.MinioOperations;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.template.ReactiveMinioOperations;
import io.github.miniospring.template.ReactiveMinioTemplate;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import tools.jackson.databind.json.JsonMapper;

/**
 * Auto-configuration of the client of a MinIO or other S3-compatible server, and of its
 * templates. Nothing is sent before the application asks for something.
 */
@AutoConfiguration(after = SslAutoConfiguration.class,
        afterName = { "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
                "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
                "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration" })
@ConditionalOnBooleanProperty(name = "minio.enabled", matchIfMissing = true)
@EnableConfigurationProperties(MinioProperties.class)
public final class MinioAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(MinioConnectionDetails.class)
    PropertiesMinioConnectionDetails minioConnectionDetails(MinioProperties properties,
            ObjectProvider<SslBundles> sslBundles) {
        return new PropertiesMinioConnectionDetails(properties, sslBundles.getIfAvailable());
    }

    @Bean
    @ConditionalOnMissingBean
    CredentialsProvider minioCredentialsProvider(MinioConnectionDetails details, MinioProperties properties,
            ConfigurableEnvironment environment) {
        return new CredentialsProviders(details, environment.getSystemEnvironment())
            .chain(properties.getCredentials().getProviders());
    }

    // Not "minioClient": applications with a client of MinIO's own have a bean of that
    // name.
    @Bean
    @ConditionalOnMissingBean
    MinioClient minioSpringClient(MinioConnectionDetails details, CredentialsProvider credentials,
            MinioProperties properties, ObjectProvider<ObservationRegistry> observationRegistry,
            ObjectProvider<MinioClientObservationConvention> observationConvention,
            ObjectProvider<MinioHttpClientCustomizer> httpCustomizers,
            ObjectProvider<MinioClientCustomizer> customizers) {
        MinioClientBuilder builder = new ClientSettings(properties).builder(details).credentials(credentials);
        observationRegistry.ifUnique(builder::observationRegistry);
        observationConvention.ifUnique(builder::observationConvention);
        httpCustomizers.orderedStream().forEach(builder::customizeHttpClient);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    @Bean
    @ConditionalOnSingleCandidate(MinioClient.class)
    @ConditionalOnMissingBean(ReactiveMinioOperations.class)
    ReactiveMinioTemplate reactiveMinioSpringTemplate(MinioClient client, ObjectProvider<ObjectConverter> converters) {
        List<ObjectConverter> found = converters.orderedStream().toList();
        return new ReactiveMinioTemplate(client,
                found.isEmpty() ? ObjectConverters.standard() : ObjectConverters.of(found));
    }

    @Bean
    @ConditionalOnSingleCandidate(ReactiveMinioOperations.class)
    @ConditionalOnMissingBean(MinioOperations.class)
    MinioTemplate minioSpringTemplate(ReactiveMinioOperations reactive) {
        return new MinioTemplate(reactive);
    }

    /**
     * Writes and reads JSON as the application does, after the application's own
     * converters.
     */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(JsonMapper.class)
    static class JsonConfiguration {

        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE)
        @ConditionalOnSingleCandidate(JsonMapper.class)
        @ConditionalOnMissingBean
        JsonConverter minioJsonConverter(JsonMapper mapper) {
            return new JsonConverter(mapper);
        }

    }

    /** Counts bytes where the application has metrics. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    static class MeterConfiguration {

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        @ConditionalOnSingleCandidate(MeterRegistry.class)
        MinioClientCustomizer minioMeterRegistryCustomizer(MeterRegistry registry) {
            return builder -> builder.meterRegistry(registry);
        }

    }

}
