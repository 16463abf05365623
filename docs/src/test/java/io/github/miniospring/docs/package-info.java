/**
 * What the pages show, compiled and run, and the checks that the pages show nothing else.
 */
@NullMarked
package io.github.miniospring.docs;

import org.jspecify.annotations.NullMarked;
