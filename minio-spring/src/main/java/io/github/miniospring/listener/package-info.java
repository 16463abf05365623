/**
 * The words of listening to what happens in buckets without losing any of it: events,
 * what is listened to, and what handles them.
 */
@NullMarked
package io.github.miniospring.listener;

import org.jspecify.annotations.NullMarked;
