/**
 * Connections to servers in containers: those of Testcontainers and of Docker Compose.
 */
@NullMarked
package io.github.miniospring.boot.container;

import org.jspecify.annotations.NullMarked;
