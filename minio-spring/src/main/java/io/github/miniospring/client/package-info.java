/**
 * Sending operations: addressed, signed, retried, observed and decoded.
 */
@NullMarked
package io.github.miniospring.client;

import org.jspecify.annotations.NullMarked;
