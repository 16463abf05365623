/**
 * Where listeners write down what they have handled, and who of several instances is in
 * charge.
 */
@NullMarked
package io.github.miniospring.listener.store;

import org.jspecify.annotations.NullMarked;
