/**
 * The server's S3 interface: the table of what it can do, and the life of a request.
 */
@NullMarked
package io.github.miniospring.test.server.s3;

import org.jspecify.annotations.NullMarked;
