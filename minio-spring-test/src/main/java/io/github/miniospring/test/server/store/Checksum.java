package io.github.miniospring.test.server.store;

import io.github.miniospring.test.server.digest.ChecksumAlgorithm;

/**
 * A checksum as clients see it.
 *
 * @param value in Base64, with {@code -N} behind it when composed of N parts
 * @param composite whether it was computed from the checksums of parts
 */
public record Checksum(ChecksumAlgorithm algorithm, String value, boolean composite) {

    public String type() {
        return this.composite ? "COMPOSITE" : "FULL_OBJECT";
    }

}
