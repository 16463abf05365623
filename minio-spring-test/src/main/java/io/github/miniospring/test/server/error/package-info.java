/**
 * The refusals that MinIO knows, in its own words.
 */
@NullMarked
package io.github.miniospring.test.server.error;

import org.jspecify.annotations.NullMarked;
