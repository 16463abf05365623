/**
 * The HTTP exchange: connections, time-outs and the ownership of bodies. The only
 * package\n * that knows WebClient's classes and Netty.
 */
@NullMarked
package io.github.miniospring.http;

import org.jspecify.annotations.NullMarked;
