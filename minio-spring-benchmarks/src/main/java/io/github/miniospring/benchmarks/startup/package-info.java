/** How long an application takes to its first call, and what it loads. */
@NullMarked
package io.github.miniospring.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
