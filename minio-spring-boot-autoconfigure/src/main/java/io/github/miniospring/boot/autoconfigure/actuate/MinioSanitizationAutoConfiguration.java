package io.github.miniospring.boot.autoconfigure.actuate;

import io.github.miniospring.boot.autoconfigure.MinioAutoConfiguration;
import io.github.miniospring.boot.autoconfigure.MinioConnectionDetails;
import io.github.miniospring.boot.autoconfigure.MinioProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration that masks the keys of the server in what actuator endpoints show,
 * even where they are told to show values.
 */
@AutoConfiguration(after = MinioAutoConfiguration.class)
@ConditionalOnClass(SanitizingFunction.class)
@ConditionalOnBean(MinioProperties.class)
public final class MinioSanitizationAutoConfiguration {

    @Bean
    SecretsOfMinio minioSanitizingFunction(MinioProperties properties, ObjectProvider<MinioConnectionDetails> details) {
        return new SecretsOfMinio(properties, details);
    }

}
