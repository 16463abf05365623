/**
 * The health of a server as the application's health endpoint shows it.
 */
@NullMarked
package io.github.miniospring.boot.health;

import org.jspecify.annotations.NullMarked;
