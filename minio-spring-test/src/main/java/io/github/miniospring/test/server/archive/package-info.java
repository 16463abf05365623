/**
 * Archives that are unpacked when they come, or looked into when they are read.
 */
@NullMarked
package io.github.miniospring.test.server.archive;

import org.jspecify.annotations.NullMarked;
