package io.github.miniospring.listener;

/** Makes what runs listeners. */
@FunctionalInterface
public interface MinioListenerContainerFactory {

    /**
     * Makes a container, which is not started.
     * @throws IllegalArgumentException if the endpoint contradicts itself
     */
    MinioListenerContainer createContainer(MinioListenerEndpoint endpoint);

}
