package io.github.miniospring.boot.autoconfigure.listener;

import io.github.miniospring.boot.autoconfigure.MinioConfigurationException;
import io.github.miniospring.boot.autoconfigure.MinioListenerProperties;
import io.github.miniospring.boot.autoconfigure.MinioProperties;
import io.github.miniospring.listener.MinioDeadLetterHandler;
import io.github.miniospring.listener.store.CheckpointStore;
import io.github.miniospring.listener.store.ControlArea;
import io.github.miniospring.listener.store.LeaseStore;
import io.github.miniospring.listener.store.ObjectCheckpointStore;
import io.github.miniospring.listener.store.ObjectDeadLetterHandler;
import io.github.miniospring.listener.store.ObjectLeaseStore;
import io.github.miniospring.operation.Names;
import io.github.miniospring.template.MinioOperations;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/** Remembers in objects of a bucket. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "minio.listener.store", havingValue = "bucket")
@ConditionalOnSingleCandidate(MinioOperations.class)
class BucketListenerStoreConfiguration {

    private final ControlArea area;

    BucketListenerStoreConfiguration(MinioProperties properties) {
        MinioListenerProperties listener = properties.getListener();
        String bucket = listener.getControlBucket();
        if (!StringUtils.hasText(bucket)) {
            throw new MinioConfigurationException(
                    "minio.listener.store is bucket but minio.listener.control-bucket is not set",
                    "Name a bucket that is there, best one without versions and of its own.",
                    "minio.listener.control-bucket");
        }
        ConfiguredListeners configured = new ConfiguredListeners(listener);
        String name = configured.get("control-bucket", bucket, Names::bucket);
        this.area = configured.get("control-prefix", listener.getControlPrefix(),
                prefix -> new ControlArea(name, prefix));
    }

    @Bean
    @ConditionalOnMissingBean(CheckpointStore.class)
    ObjectCheckpointStore minioListenerCheckpointStore(MinioOperations minio) {
        return new ObjectCheckpointStore(minio, this.area);
    }

    @Bean
    @ConditionalOnMissingBean(LeaseStore.class)
    ObjectLeaseStore minioListenerLeaseStore(MinioOperations minio) {
        return new ObjectLeaseStore(minio, this.area);
    }

    @Bean
    @ConditionalOnMissingBean(MinioDeadLetterHandler.class)
    ObjectDeadLetterHandler minioListenerDeadLetters(MinioOperations minio) {
        return new ObjectDeadLetterHandler(minio, this.area);
    }

}
