package io.github.miniospring.listener.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Import;

/**
 * Finds and runs methods with {@link MinioListener @MinioListener}, in applications
 * without Spring Boot; with Boot it is not needed. Takes a bean that is a
 * {@link io.github.miniospring.listener.MinioListenerContainerFactory
 * MinioListenerContainerFactory}, and one that is a
 * {@link io.github.miniospring.template.MinioOperations MinioOperations}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Import(MinioListenerConfiguration.class)
public @interface EnableMinioListeners {

}
