/**
 * How S3 writes values into URLs and headers: percent-encoding, non-ASCII header text,\n
 * * checksums.
 */
@NullMarked
package io.github.miniospring.encoding;

import org.jspecify.annotations.NullMarked;
