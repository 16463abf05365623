/**
 * Listings of buckets, objects and versions.
 */
@NullMarked
package io.github.miniospring.test.server.listing;

import org.jspecify.annotations.NullMarked;
