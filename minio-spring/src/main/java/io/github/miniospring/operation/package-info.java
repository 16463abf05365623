/**
 * What an S3 action is: a request to send and a way to read its answer; no I/O.
 */
@NullMarked
package io.github.miniospring.operation;

import org.jspecify.annotations.NullMarked;
