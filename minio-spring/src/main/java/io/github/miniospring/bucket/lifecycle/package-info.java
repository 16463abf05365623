/**
 * What becomes of the objects of a bucket in time.
 */
@NullMarked
package io.github.miniospring.bucket.lifecycle;

import org.jspecify.annotations.NullMarked;
