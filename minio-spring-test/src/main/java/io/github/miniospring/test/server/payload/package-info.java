/**
 * Bodies of requests on their way in: taken out of their chunks, checked, stored.
 */
@NullMarked
package io.github.miniospring.test.server.payload;

import org.jspecify.annotations.NullMarked;
