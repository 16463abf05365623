/**
 * The words every part of the library shares: what can go wrong, and small values of
 * S3's\n * vocabulary.
 */
@NullMarked
package io.github.miniospring;

import org.jspecify.annotations.NullMarked;
