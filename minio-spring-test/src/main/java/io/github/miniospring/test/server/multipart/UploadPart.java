package io.github.miniospring.test.server.multipart;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.digest.ChecksumAlgorithm;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.object.Drafts;
import io.github.miniospring.test.server.object.EncryptionHeaders;
import io.github.miniospring.test.server.payload.Payload;
import io.github.miniospring.test.server.payload.RequestedChecksum;
import io.github.miniospring.test.server.store.Checksum;
import io.github.miniospring.test.server.store.MultipartUpload;
import io.github.miniospring.test.server.store.Part;

/** Stores a part. */
public final class UploadPart implements Action {

    @Override
    public void check(Call call) {
        if (call.headers().has("x-amz-copy-source")) {
            throw S3Error.INVALID_COPY_SOURCE.failure();
        }
        Uploads.partNumber(call);
        MultipartUpload upload = Uploads.find(call);
        EncryptionHeaders.checkPart(call.headers(), upload.draft().encryption());
        RequestedChecksum requested = RequestedChecksum.of(call.headers());
        checkAlgorithm(call, upload, (requested != null) ? requested.algorithm().name() : "");
    }

    /** Refuses a part without the checksum that was agreed upon. */
    static void checkAlgorithm(Call call, MultipartUpload upload, String given) {
        ChecksumAlgorithm agreed = upload.checksumAlgorithm();
        if (agreed != null && !agreed.name().equals(given)) {
            throw Uploads.invalid(call, upload, "checksum missing, want \"" + agreed + "\", got \"" + given + "\"");
        }
    }

    @Override
    public Response handle(Call call) {
        // It may have been completed or aborted while the bytes came in.
        MultipartUpload upload = Uploads.find(call);
        Payload payload = call.payload();
        String etag = Drafts.etag(upload.draft(), payload.md5());
        Checksum checksum = payload.checksum();
        Part part = new Part(Uploads.partNumber(call), etag, call.now(), payload.content(), checksum);
        upload.add(part);
        Response response = Response.ok().header("ETag", '"' + etag + '"');
        if (checksum != null) {
            response.header(checksum.algorithm().header(), checksum.value());
        }
        EncryptionHeaders.describe(response.headers(), upload.draft().encryption());
        return response;
    }

}
