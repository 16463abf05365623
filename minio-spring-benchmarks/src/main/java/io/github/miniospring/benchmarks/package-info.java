/**
 * The same work, done by this client and by those a user would pick instead, side by
 * side.
 */
@NullMarked
package io.github.miniospring.benchmarks;

import org.jspecify.annotations.NullMarked;
