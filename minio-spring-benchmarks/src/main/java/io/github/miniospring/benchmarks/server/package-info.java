/**
 * A server that answers from memory and checks nothing, so that only clients are
 * measured.
 */
@NullMarked
package io.github.miniospring.benchmarks.server;

import org.jspecify.annotations.NullMarked;
