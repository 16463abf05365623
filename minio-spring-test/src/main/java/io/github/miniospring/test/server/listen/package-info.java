/**
 * Listening to what happens, on a bucket or on the whole server.
 */
@NullMarked
package io.github.miniospring.test.server.listen;

import org.jspecify.annotations.NullMarked;
