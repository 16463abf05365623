/**
 * Makes a client and its templates out of the properties {@code minio.*}.
 */
@NullMarked
package io.github.miniospring.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
