/**
 * Who may do what with a bucket.
 */
@NullMarked
package io.github.miniospring.bucket.policy;

import org.jspecify.annotations.NullMarked;
