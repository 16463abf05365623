/**
 * Who asks, and what they may do: signatures of version 4 in all their forms, users,
 * sessions and policies.
 */
@NullMarked
package io.github.miniospring.test.server.auth;

import org.jspecify.annotations.NullMarked;
