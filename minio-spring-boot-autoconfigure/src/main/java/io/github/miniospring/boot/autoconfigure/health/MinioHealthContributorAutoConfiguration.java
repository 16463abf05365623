package io.github.miniospring.boot.autoconfigure.health;

import io.github.miniospring.boot.autoconfigure.MinioAutoConfiguration;
import io.github.miniospring.boot.autoconfigure.MinioProperties;
import io.github.miniospring.boot.health.MinioHealthIndicator;
import io.github.miniospring.client.MinioClient;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.CompositeReactiveHealthContributorConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the health contributor {@code minio}: one entry for one client,
 * one for each where there are several.
 */
@AutoConfiguration(after = MinioAutoConfiguration.class)
@ConditionalOnClass({ ReactiveHealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(MinioClient.class)
@ConditionalOnEnabledHealthIndicator("minio")
@EnableConfigurationProperties(MinioProperties.class)
public final class MinioHealthContributorAutoConfiguration
        extends CompositeReactiveHealthContributorConfiguration<MinioHealthIndicator, MinioClient> {

    public MinioHealthContributorAutoConfiguration(MinioProperties properties) {
        super(new HealthQuestion(properties)::indicator);
    }

    // An indicator of the application's own for MinIO has the name already.
    @Bean
    @ConditionalOnMissingBean(name = { "minioHealthIndicator", "minioHealthContributor" })
    ReactiveHealthContributor minioHealthContributor(ConfigurableListableBeanFactory beanFactory) {
        return createContributor(beanFactory, MinioClient.class);
    }

}
