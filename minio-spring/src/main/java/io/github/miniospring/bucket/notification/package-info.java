/**
 * What a bucket tells others of its events.
 */
@NullMarked
package io.github.miniospring.bucket.notification;

import org.jspecify.annotations.NullMarked;
