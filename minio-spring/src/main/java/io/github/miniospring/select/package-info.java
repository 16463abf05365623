/**
 * Asking an object questions in SQL: the server reads it, and answers what was asked for.
 */
@NullMarked
package io.github.miniospring.select;

import org.jspecify.annotations.NullMarked;
