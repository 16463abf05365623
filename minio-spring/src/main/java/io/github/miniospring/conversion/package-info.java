/**
 * How values become the bytes of objects, and bytes become values.
 */
@NullMarked
package io.github.miniospring.conversion;

import org.jspecify.annotations.NullMarked;
