/**
 * Links that carry their own signature; computed, nothing is sent.
 */
@NullMarked
package io.github.miniospring.presign;

import org.jspecify.annotations.NullMarked;
