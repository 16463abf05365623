/**
 * Tests of Spring Boot applications that use MinIO: a slice, and a server within the JVM.
 */
@NullMarked
package io.github.miniospring.boot.test;

import org.jspecify.annotations.NullMarked;
