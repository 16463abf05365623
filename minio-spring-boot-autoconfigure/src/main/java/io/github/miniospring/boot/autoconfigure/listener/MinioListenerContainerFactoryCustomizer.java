package io.github.miniospring.boot.autoconfigure.listener;

import io.github.miniospring.listener.container.DefaultMinioListenerContainerFactory;

/**
 * Changes what runs listeners, after the properties have. Beans of this type are asked in
 * their order.
 */
@FunctionalInterface
public interface MinioListenerContainerFactoryCustomizer {

    void customize(DefaultMinioListenerContainerFactory factory);

}
