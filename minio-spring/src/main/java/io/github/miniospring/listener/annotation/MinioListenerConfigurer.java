package io.github.miniospring.listener.annotation;

/**
 * Changes how methods with {@link MinioListener @MinioListener} are called, and adds
 * listeners that are none. Beans of this type are asked in their order, before the first
 * listener is registered.
 */
@FunctionalInterface
public interface MinioListenerConfigurer {

    void configure(MinioListenerEndpointRegistrar registrar);

}
