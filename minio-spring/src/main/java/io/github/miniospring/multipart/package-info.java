/**
 * The actions of multipart uploads: an object that is sent in parts, and appears when
 * they are put together.
 */
@NullMarked
package io.github.miniospring.multipart;

import org.jspecify.annotations.NullMarked;
