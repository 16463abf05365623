/**
 * Where the objects of a bucket are copied to.
 */
@NullMarked
package io.github.miniospring.bucket.replication;

import org.jspecify.annotations.NullMarked;
