package io.github.miniospring.test.server.multipart;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.MultipartUpload;

/** Forgets an upload with all its parts. */
public final class AbortMultipartUpload implements Action {

    // It succeeds with MinIO, too, if there is no such upload, but only if there could
    // be.
    @Override
    public Response handle(Call call) {
        Bucket bucket = call.bucket();
        String id = call.query().get("uploadId");
        if (!isBase64(id)) {
            throw S3Error.NO_SUCH_UPLOAD.failure();
        }
        MultipartUpload upload = bucket.uploads().get(id);
        if (upload != null && upload.key().equals(call.key())) {
            bucket.uploads().remove(upload.id(), upload);
        }
        return Response.noContent();
    }

    private static boolean isBase64(String id) {
        return id.length() % 4 != 1 && id.matches("[A-Za-z0-9_-]*");
    }

}
