/**
 * The actions on objects, one class each, named as the S3 API reference names them.
 */
@NullMarked
package io.github.miniospring.object;

import org.jspecify.annotations.NullMarked;
