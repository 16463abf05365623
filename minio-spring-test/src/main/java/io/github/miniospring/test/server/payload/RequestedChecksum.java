package io.github.miniospring.test.server.payload;

import io.github.miniospring.test.server.digest.ChecksumAlgorithm;
import io.github.miniospring.test.server.digest.Hashes;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The checksum that a request promises.
 *
 * @param value in Base64; null if it follows in a trailer
 */
public record RequestedChecksum(ChecksumAlgorithm algorithm, @Nullable String value) {

    /** Reads it from the headers; null if there is none. */
    public static @Nullable RequestedChecksum of(Headers headers) {
        ChecksumAlgorithm trailing = trailing(headers);
        if (trailing != null) {
            return new RequestedChecksum(trailing, null);
        }
        String named = headers.get("x-amz-checksum-algorithm");
        ChecksumAlgorithm wanted = ChecksumAlgorithm.find(named);
        if (!named.isEmpty() && wanted == null) {
            throw S3Error.INVALID_CHECKSUM.failure();
        }
        RequestedChecksum found = null;
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            String value = headers.get(algorithm.header());
            if (!value.isEmpty()) {
                byte[] bytes = Hashes.fromBase64(value);
                if (found != null || bytes == null || bytes.length != algorithm.length()) {
                    throw S3Error.INVALID_CHECKSUM.failure();
                }
                found = new RequestedChecksum(algorithm, value);
            }
        }
        if (found != null && wanted != null && found.algorithm != wanted) {
            return null;
        }
        if (found != null && headers.get("x-amz-checksum-type").equalsIgnoreCase("FULL_OBJECT")
                && !found.algorithm.isCrc()) {
            throw S3Error.INVALID_CHECKSUM.failure();
        }
        return found;
    }

    private static @Nullable ChecksumAlgorithm trailing(Headers headers) {
        String trailer = headers.get("x-amz-trailer").trim();
        if (trailer.isEmpty()) {
            return null;
        }
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            if (algorithm.header().equalsIgnoreCase(trailer)) {
                return algorithm;
            }
        }
        return null;
    }

}
