/**
 * The server's HTTP: connections, bodies that stream both ways, TLS; Netty is known here
 * alone.
 */
@NullMarked
package io.github.miniospring.test.server.http;

import org.jspecify.annotations.NullMarked;
