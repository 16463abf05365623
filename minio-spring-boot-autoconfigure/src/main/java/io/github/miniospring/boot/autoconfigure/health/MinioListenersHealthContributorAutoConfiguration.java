package io.github.miniospring.boot.autoconfigure.health;

import java.time.Duration;

import io.github.miniospring.boot.autoconfigure.MinioConfigurationException;
import io.github.miniospring.boot.autoconfigure.MinioHealthProperties;
import io.github.miniospring.boot.autoconfigure.MinioProperties;
import io.github.miniospring.boot.autoconfigure.listener.MinioListenerAutoConfiguration;
import io.github.miniospring.boot.health.MinioListenersHealthContributor;
import io.github.miniospring.listener.MinioListenerEndpointRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the health contributor {@code minioListeners}, with one entry for
 * each listener.
 */
@AutoConfiguration(after = MinioListenerAutoConfiguration.class)
@ConditionalOnClass({ HealthContributor.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(MinioListenerEndpointRegistry.class)
@ConditionalOnEnabledHealthIndicator("minio")
@EnableConfigurationProperties(MinioProperties.class)
public final class MinioListenersHealthContributorAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = { "minioListenersHealthIndicator", "minioListenersHealthContributor" })
    MinioListenersHealthContributor minioListenersHealthContributor(MinioListenerEndpointRegistry registry,
            MinioProperties properties) {
        MinioHealthProperties health = properties.getHealth();
        Duration grace = health.getListenersGrace();
        if (grace.isNegative()) {
            throw new MinioConfigurationException("minio.health.listeners-grace must not be negative but is " + grace,
                    "Change minio.health.listeners-grace, or remove it for the default.",
                    "minio.health.listeners-grace");
        }
        return new MinioListenersHealthContributor(registry, health.isListeners(), grace);
    }

}
