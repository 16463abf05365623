/**
 * Buckets: made, found, removed.
 */
@NullMarked
package io.github.miniospring.test.server.bucket;

import org.jspecify.annotations.NullMarked;
