/**
 * Adds the server to the application's health.
 */
@NullMarked
package io.github.miniospring.boot.autoconfigure.health;

import org.jspecify.annotations.NullMarked;
