package io.github.miniospring.docs.listening;

import io.github.miniospring.listener.MinioDeadLetterHandler;
import io.github.miniospring.listener.MinioListenerContainerFactory;
import io.github.miniospring.listener.annotation.EnableMinioListeners;
import io.github.miniospring.listener.container.DefaultMinioListenerContainerFactory;
import io.github.miniospring.listener.store.CheckpointStore;
import io.github.miniospring.listener.store.MemoryCheckpointStore;
import io.github.miniospring.template.MinioOperations;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

// tag::listener-without-boot[]
@Configuration
@EnableMinioListeners
class ListenerConfiguration {

    private static final Log logger = LogFactory.getLog(ListenerConfiguration.class);

    @Bean
    MinioListenerContainerFactory minioListenerContainerFactory(MinioOperations minio,
            ApplicationEventPublisher publisher) {
        CheckpointStore store = new MemoryCheckpointStore();
        MinioDeadLetterHandler deadLetters = letter -> logger.error("Not handled: " + letter);
        return new DefaultMinioListenerContainerFactory(minio, store, deadLetters)
            .eventPublisher(publisher::publishEvent);
    }

}
// end::listener-without-boot[]
