/**
 * Finds and runs the application's listeners, and tells how they are doing.
 */
@NullMarked
package io.github.miniospring.boot.autoconfigure.listener;

import org.jspecify.annotations.NullMarked;
