/**
 * Configuration documents of buckets: checked as MinIO checks them, kept, given back.
 */
@NullMarked
package io.github.miniospring.test.server.document;

import org.jspecify.annotations.NullMarked;
