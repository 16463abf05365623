package io.github.miniospring.boot.autoconfigure.listener;

import io.github.miniospring.listener.MinioDeadLetterHandler;
import io.github.miniospring.listener.store.CheckpointStore;
import io.github.miniospring.listener.store.LoggingDeadLetterHandler;
import io.github.miniospring.listener.store.MemoryCheckpointStore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Remembers nothing beyond the life of the application. */
@Configuration(proxyBeanMethods = false)
class MemoryListenerStoreConfiguration {

    @Bean
    @ConditionalOnMissingBean(CheckpointStore.class)
    @ConditionalOnProperty(name = "minio.listener.store", havingValue = "memory", matchIfMissing = true)
    MemoryCheckpointStore minioListenerCheckpointStore() {
        return new MemoryCheckpointStore();
    }

    @Bean
    @ConditionalOnMissingBean(MinioDeadLetterHandler.class)
    LoggingDeadLetterHandler minioListenerDeadLetters() {
        return new LoggingDeadLetterHandler();
    }

}
