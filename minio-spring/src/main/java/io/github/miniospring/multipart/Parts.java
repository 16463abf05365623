package io.github.miniospring.multipart;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.operation.S3Response;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/** What the actions on parts have in common. */
final class Parts {

    private static final int MAX = 10_000;

    private Parts() {
    }

    static void requireNumber(int partNumber) {
        Assert.isTrue(partNumber >= 1 && partNumber <= MAX,
                () -> "A part number must be from 1 to " + MAX + " but is " + partNumber);
    }

    static String requireUploadId(String uploadId) {
        Assert.hasText(uploadId, "uploadId must not be blank");
        return uploadId;
    }

    /** The checksums an answer's headers tell. */
    static Map<ChecksumAlgorithm, String> checksums(S3Response response) {
        Map<ChecksumAlgorithm, String> checksums = new EnumMap<>(ChecksumAlgorithm.class);
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            String value = response.header(algorithm.header());
            if (value != null && !value.isEmpty()) {
                checksums.put(algorithm, value);
            }
        }
        return checksums;
    }

    /** The element that holds a checksum in documents. */
    static String element(ChecksumAlgorithm algorithm) {
        return "Checksum" + algorithm.name();
    }

    /** Which checksum an element holds; null where it holds none. */
    static @Nullable ChecksumAlgorithm algorithm(String element) {
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            if (element.equals(element(algorithm))) {
                return algorithm;
            }
        }
        return null;
    }

    /** The algorithm a server names; null where it names none that is known. */
    static @Nullable ChecksumAlgorithm named(String name) {
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            if (algorithm.name().equals(name.trim().toUpperCase(Locale.ROOT))) {
                return algorithm;
            }
        }
        return null;
    }

}
