package io.github.miniospring.test.server.store;

import java.time.Instant;

/** A configuration document of a bucket, as it is given back. */
public record Document(byte[] content, Instant updated) {
}
