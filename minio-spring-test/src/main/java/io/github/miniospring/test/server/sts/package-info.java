/**
 * The token service: credentials for a while.
 */
@NullMarked
package io.github.miniospring.test.server.sts;

import org.jspecify.annotations.NullMarked;
