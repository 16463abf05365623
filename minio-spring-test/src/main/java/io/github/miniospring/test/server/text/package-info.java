/**
 * How the server reads and writes XML, JSON, URLs and keys: code of its own, so that a
 * fault of the client's cannot hide behind the same fault here.
 */
@NullMarked
package io.github.miniospring.test.server.text;

import org.jspecify.annotations.NullMarked;
