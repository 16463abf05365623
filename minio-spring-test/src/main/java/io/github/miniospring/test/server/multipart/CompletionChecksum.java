package io.github.miniospring.test.server.multipart;

import java.nio.ByteBuffer;
import java.util.List;

import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.digest.ChecksumAlgorithm;
import io.github.miniospring.test.server.digest.ChecksumAlgorithm.Digest;
import io.github.miniospring.test.server.digest.Hashes;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Headers;
import io.github.miniospring.test.server.payload.RequestedChecksum;
import io.github.miniospring.test.server.store.Checksum;
import io.github.miniospring.test.server.store.Content;
import io.github.miniospring.test.server.store.MultipartUpload;
import io.github.miniospring.test.server.store.Part;
import org.jspecify.annotations.Nullable;

/**
 * The checksum that an object made of parts is to have.
 *
 * @param requested null if the client expects none
 * @param parts how many it is to be composed of; 0 if that is not said
 */
record CompletionChecksum(@Nullable RequestedChecksum requested, boolean fullObject, int parts) {

    static CompletionChecksum of(Headers headers) {
        Headers plain = new Headers();
        headers.forEach(plain::add);
        int parts = 0;
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            String value = headers.get(algorithm.header());
            int dash = value.indexOf('-');
            if (dash >= 0) {
                parts = count(value.substring(dash + 1));
                plain.set(algorithm.header(), value.substring(0, dash));
            }
        }
        boolean full = headers.get("x-amz-checksum-type").equals("FULL_OBJECT");
        return new CompletionChecksum(RequestedChecksum.of(plain), full, parts);
    }

    private static int count(String text) {
        try {
            return Integer.parseInt(text);
        }
        catch (NumberFormatException ex) {
            throw S3Error.INVALID_CHECKSUM.failure();
        }
    }

    /** Refuses another kind of checksum than the upload was begun with. */
    void checkType(Call call, MultipartUpload upload) {
        RequestedChecksum requested = this.requested;
        ChecksumAlgorithm agreed = upload.checksumAlgorithm();
        if (requested == null || agreed == null) {
            return;
        }
        boolean agreedFull = !upload.isChecksumComposite() && agreed != ChecksumAlgorithm.CRC64NVME;
        if (requested.algorithm() != agreed || agreedFull && !this.fullObject) {
            boolean composite = this.parts > 0 && !this.fullObject
                    && requested.algorithm() != ChecksumAlgorithm.CRC64NVME;
            String type = composite ? "COMPOSITE" : "FULL_OBJECT";
            // MinIO has not noted by then that the object has parts.
            throw Uploads.invalid(call, upload, "checksum type mismatch. got \"" + agreed
                    + "\" (FULL_OBJECT) expected \"" + requested.algorithm() + "\" (" + type + ")");
        }
    }

    /** Refuses what is not as expected. */
    void check(@Nullable Checksum actual, int count) {
        RequestedChecksum requested = this.requested;
        if (requested == null) {
            return;
        }
        String value = (actual != null) ? actual.value().replaceFirst("-\\d+$", "") : "";
        if (!value.equals(requested.value()) || this.parts > 0 && this.parts != count) {
            throw S3Error.CHECKSUM_MISMATCH.failure();
        }
    }

    /** The checksum of a whole; null if the parts have none. */
    static @Nullable Checksum compute(MultipartUpload upload, List<Part> parts, Content content) {
        ChecksumAlgorithm algorithm = upload.checksumAlgorithm();
        if (algorithm == null) {
            return null;
        }
        Digest digest = algorithm.digest();
        if (!upload.isChecksumComposite()) {
            content.feed(digest);
            return new Checksum(algorithm, Hashes.base64(digest.value()), false);
        }
        for (Part part : parts) {
            Checksum checksum = part.checksum();
            byte[] bytes = (checksum != null) ? Hashes.fromBase64(checksum.value()) : null;
            digest.update(ByteBuffer.wrap((bytes != null) ? bytes : new byte[0]));
        }
        return new Checksum(algorithm, Hashes.base64(digest.value()) + "-" + parts.size(), true);
    }

}
