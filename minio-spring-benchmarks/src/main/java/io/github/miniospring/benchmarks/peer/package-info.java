/** The clients that are compared, each doing the same work in its own way. */
@NullMarked
package io.github.miniospring.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
