/**
 * What happened, for those who listen.
 */
@NullMarked
package io.github.miniospring.test.server.event;

import org.jspecify.annotations.NullMarked;
