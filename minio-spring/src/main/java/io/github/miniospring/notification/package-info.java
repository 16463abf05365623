/**
 * What happens to objects and buckets, as MinIO tells it while it happens.
 */
@NullMarked
package io.github.miniospring.notification;

import org.jspecify.annotations.NullMarked;
