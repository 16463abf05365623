package io.github.miniospring.listener.annotation;

import io.github.miniospring.listener.MinioListenerContainerFactory;
import io.github.miniospring.template.MinioOperations;

/**
 * What listeners of one client work with.
 *
 * @param containerFactory makes what runs them
 * @param operations read content
 */
record ListenerClient(MinioListenerContainerFactory containerFactory, MinioOperations operations) {

}
