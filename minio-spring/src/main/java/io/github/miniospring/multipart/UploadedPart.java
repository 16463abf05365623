package io.github.miniospring.multipart;

import java.util.Map;

import io.github.miniospring.ETag;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.operation.S3Response;
import org.jspecify.annotations.Nullable;

/**
 * A part that the server has: what completing the upload must name.
 *
 * @param partNumber from 1 to 10,000
 * @param etag its tag
 * @param checksums its checksums in base64, as far as the server tells
 */
public record UploadedPart(int partNumber, ETag etag, Map<ChecksumAlgorithm, String> checksums) {

    public UploadedPart {
        Parts.requireNumber(partNumber);
        checksums = Map.copyOf(checksums);
    }

    /** A part without a checksum. */
    public UploadedPart(int partNumber, ETag etag) {
        this(partNumber, etag, Map.of());
    }

    static UploadedPart from(int partNumber, @Nullable ETag etag, Map<ChecksumAlgorithm, String> checksums,
            S3Response response) {
        if (etag == null) {
            throw new MinioRequestException(response.request().target() + ": the answer has no ETag for part "
                    + partNumber + ", and without it the upload cannot be completed", null);
        }
        return new UploadedPart(partNumber, etag, checksums);
    }

}
