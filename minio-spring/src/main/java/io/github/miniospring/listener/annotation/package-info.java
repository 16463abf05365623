/**
 * Methods of beans that handle events of buckets, marked by an annotation: how they are
 * found, and what they are given.
 */
@NullMarked
package io.github.miniospring.listener.annotation;

import org.jspecify.annotations.NullMarked;
