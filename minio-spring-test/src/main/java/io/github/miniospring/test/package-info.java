/**
 * A MinIO server for tests, found or started by a JUnit extension.
 */
@NullMarked
package io.github.miniospring.test;

import org.jspecify.annotations.NullMarked;
