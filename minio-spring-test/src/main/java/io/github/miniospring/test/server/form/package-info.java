/**
 * Forms with files, as browsers send them: what their policies allow, and what becomes of
 * them.
 */
@NullMarked
package io.github.miniospring.test.server.form;

import org.jspecify.annotations.NullMarked;
