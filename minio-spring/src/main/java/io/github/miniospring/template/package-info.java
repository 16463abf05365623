/**
 * The two facades: blocking and reactive.
 */
@NullMarked
package io.github.miniospring.template;

import org.jspecify.annotations.NullMarked;
