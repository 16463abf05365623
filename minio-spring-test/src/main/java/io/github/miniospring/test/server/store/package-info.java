/**
 * What the server keeps: buckets, versions of objects, uploads, and their bytes in memory
 * or in temporary files.
 */
@NullMarked
package io.github.miniospring.test.server.store;

import org.jspecify.annotations.NullMarked;
