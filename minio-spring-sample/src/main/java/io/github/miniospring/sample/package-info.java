/** An inbox for files: objects in a bucket, by HTTP and in the browser. */
@NullMarked
package io.github.miniospring.sample;

import org.jspecify.annotations.NullMarked;
