/** Parts of a call by themselves, measured by JMH. */
@NullMarked
package io.github.miniospring.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
