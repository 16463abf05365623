package io.github.miniospring.client;

/**
 * Changes a client before it is built. What it sets counts, whatever was set before.
 */
@FunctionalInterface
public interface MinioClientCustomizer {

    void customize(MinioClientBuilder builder);

}
