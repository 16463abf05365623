/**
 * Where listeners write down what they have handled, in a database.
 */
@NullMarked
package io.github.miniospring.listener.jdbc;

import org.jspecify.annotations.NullMarked;
