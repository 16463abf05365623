package io.github.miniospring.listener.annotation;

import io.github.miniospring.listener.MinioListenerContainerFactory;
import io.github.miniospring.listener.MinioListenerEndpointRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;

/** The beans that find and run methods with {@link MinioListener @MinioListener}. */
@Configuration(proxyBeanMethods = false)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class MinioListenerConfiguration {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static MinioListenerAnnotationBeanPostProcessor minioListenerAnnotationProcessor() {
        return new MinioListenerAnnotationBeanPostProcessor();
    }

    // Endpoints that name no factory take the application's when they are registered.
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    MinioListenerEndpointRegistry minioListenerEndpointRegistry(
            ObjectProvider<MinioListenerContainerFactory> containerFactory) {
        return new MinioListenerEndpointRegistry(endpoint -> containerFactory.getObject().createContainer(endpoint));
    }

}
