package io.github.miniospring.test.server.multipart;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.digest.Hashes;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.error.S3Failure;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.MultipartUpload;

/** Finds and names uploads. */
final class Uploads {

    private static final int MOST_PARTS = 10_000;

    private Uploads() {
    }

    /** An id as MinIO makes it. */
    static String newId(Call call) {
        Instant now = call.now();
        String text = call.server().deploymentId() + "." + UUID.randomUUID() + "x" + now.getEpochSecond()
                + String.format("%09d", now.getNano());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The refusal of what does not go with an upload, in whose place MinIO names it. */
    static S3Failure invalid(Call call, MultipartUpload upload, String reason) {
        String object = call.bucketName() + "/" + upload.key();
        String id = new String(Base64.getUrlDecoder().decode(upload.id()), StandardCharsets.UTF_8);
        return S3Error.INVALID_ARGUMENT.failure("Invalid arguments provided for " + call.bucketName() + "/"
                + Hashes.sha256Hex(object) + "/" + id.substring(id.indexOf('.') + 1) + ": (" + reason + ")");
    }

    /** The upload that the call is about; it must be one of the addressed object. */
    static MultipartUpload find(Call call) {
        return find(call.bucket(), call.key(), call.query().get("uploadId"));
    }

    private static MultipartUpload find(Bucket bucket, String key, String id) {
        MultipartUpload upload = bucket.uploads().get(id);
        if (upload == null || !upload.key().equals(key)) {
            throw S3Error.NO_SUCH_UPLOAD.failure();
        }
        return upload;
    }

    /** The number of the part that the call is about. */
    static int partNumber(Call call) {
        int number;
        try {
            number = Integer.parseInt(call.query().get("partNumber"));
        }
        catch (NumberFormatException ex) {
            throw S3Error.INVALID_PART.failure();
        }
        if (number <= 0) {
            throw S3Error.INVALID_PART.failure();
        }
        if (number > MOST_PARTS) {
            throw S3Error.INVALID_MAX_PARTS.failure();
        }
        return number;
    }

}
