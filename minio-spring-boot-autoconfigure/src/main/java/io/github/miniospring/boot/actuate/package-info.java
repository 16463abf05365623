/**
 * The actuator endpoint that shows and runs listeners.
 */
@NullMarked
package io.github.miniospring.boot.actuate;

import org.jspecify.annotations.NullMarked;
