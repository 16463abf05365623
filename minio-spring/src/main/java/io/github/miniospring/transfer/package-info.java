/**
 * What may take several requests: uploads, downloads, listings, removals of many.
 */
@NullMarked
package io.github.miniospring.transfer;

import org.jspecify.annotations.NullMarked;
