/**
 * Keeps secrets out of what actuator endpoints show.
 */
@NullMarked
package io.github.miniospring.boot.autoconfigure.actuate;

import org.jspecify.annotations.NullMarked;
