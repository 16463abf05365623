/**
 * The actions on buckets, one class each, named as the S3 API reference names them.
 */
@NullMarked
package io.github.miniospring.bucket;

import org.jspecify.annotations.NullMarked;
