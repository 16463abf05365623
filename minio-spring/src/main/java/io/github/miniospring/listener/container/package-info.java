/**
 * What runs listeners: the stream that makes them fast, the listings that make them
 * complete, and the lanes that keep the states of one key in order.
 */
@NullMarked
package io.github.miniospring.listener.container;

import org.jspecify.annotations.NullMarked;
