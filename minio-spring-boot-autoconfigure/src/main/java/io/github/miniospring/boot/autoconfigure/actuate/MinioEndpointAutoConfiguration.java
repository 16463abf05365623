package io.github.miniospring.boot.autoconfigure.actuate;

import io.github.miniospring.boot.actuate.MinioEndpoint;
import io.github.miniospring.boot.actuate.MinioEndpointWebExtension;
import io.github.miniospring.boot.autoconfigure.listener.MinioListenerAutoConfiguration;
import io.github.miniospring.listener.MinioListenerEndpointRegistry;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the actuator endpoint {@code minio}, which shows and runs
 * listeners.
 */
@AutoConfiguration(after = MinioListenerAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(MinioEndpoint.class)
@ConditionalOnBean(MinioListenerEndpointRegistry.class)
public final class MinioEndpointAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    MinioEndpoint minioEndpoint(MinioListenerEndpointRegistry registry) {
        return new MinioEndpoint(registry);
    }

    @Bean
    @ConditionalOnMissingBean
    MinioEndpointWebExtension minioEndpointWebExtension(MinioEndpoint endpoint) {
        return new MinioEndpointWebExtension(endpoint);
    }

}
