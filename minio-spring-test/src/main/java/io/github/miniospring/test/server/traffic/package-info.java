/**
 * What passes between clients and the server: requests recorded, and what shall go wrong
 * with them.
 */
@NullMarked
package io.github.miniospring.test.server.traffic;

import org.jspecify.annotations.NullMarked;
