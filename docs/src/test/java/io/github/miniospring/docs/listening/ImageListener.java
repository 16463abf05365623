package io.github.miniospring.docs.listening;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import io.github.miniospring.listener.annotation.MinioListener;
import org.springframework.core.annotation.AliasFor;

// tag::listener-annotation[]
@Retention(RetentionPolicy.RUNTIME)
@MinioListener(bucket = "${inbox}", prefix = "images/", concurrency = "2")
@interface ImageListener {

    @AliasFor(annotation = MinioListener.class)
    String id();

}
// end::listener-annotation[]
