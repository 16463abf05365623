/**
 * Digests and checksums of what passes by.
 */
@NullMarked
package io.github.miniospring.test.server.digest;

import org.jspecify.annotations.NullMarked;
