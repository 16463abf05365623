/**
 * Objects: written, read, copied, removed.
 */
@NullMarked
package io.github.miniospring.test.server.object;

import org.jspecify.annotations.NullMarked;
