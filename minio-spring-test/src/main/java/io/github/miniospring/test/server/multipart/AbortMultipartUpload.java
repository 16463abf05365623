package io.github.miniospring.test.server.multipart;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.MultipartUpload;

/** Forgets an upload with all its parts. */
public final class AbortMultipartUpload implements Action {

    // It succeeds with MinIO, too, if there is no such upload.
    @Override
    public Response handle(Call call) {
        Bucket bucket = call.bucket();
        MultipartUpload upload = bucket.uploads().get(call.query().get("uploadId"));
        if (upload != null && upload.key().equals(call.key())) {
            bucket.uploads().remove(upload.id(), upload);
        }
        return Response.noContent();
    }

}
