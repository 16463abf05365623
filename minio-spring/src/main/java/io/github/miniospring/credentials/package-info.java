/**
 * Who signs: access keys and where they come from.
 */
@NullMarked
package io.github.miniospring.credentials;

import org.jspecify.annotations.NullMarked;
