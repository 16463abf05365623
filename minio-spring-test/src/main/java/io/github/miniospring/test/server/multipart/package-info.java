/**
 * Objects written in parts.
 */
@NullMarked
package io.github.miniospring.test.server.multipart;

import org.jspecify.annotations.NullMarked;
