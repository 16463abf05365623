package io.github.miniospring.test.server.object;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.Deletion;
import io.github.miniospring.test.server.store.ObjectVersion;

/** Removes an object, one version of it, or everything below it when forced to. */
public final class DeleteObject implements Action {

    @Override
    public Response handle(Call call) {
        if (call.headers().isTrue("x-minio-force-delete")) {
            return force(call);
        }
        Bucket bucket = call.bucket();
        String versionId = Versions.id(call);
        Deletion deletion = Removals.remove(call, bucket, call.key(), versionId);
        Response response = Response.noContent();
        ObjectVersion removed = deletion.removed();
        ObjectVersion marker = deletion.marker();
        if (marker != null && !marker.isNullVersion()) {
            response.header("x-amz-delete-marker", "true").header("x-amz-version-id", marker.versionId());
        }
        else if (removed != null && !versionId.isEmpty()) {
            ObjectHeaders.versionId(response, removed);
            if (removed.deleteMarker() && !removed.isNullVersion()) {
                response.header("x-amz-delete-marker", "true");
            }
        }
        return response;
    }

    private static Response force(Call call) {
        call.require("s3:ForceDeleteObject");
        Bucket bucket = call.bucket();
        if (bucket.isLocking()) {
            throw S3Error.of("XMinioAdminInvalidArgument", 400,
                    "force-delete is forbidden on Object Locking enabled buckets");
        }
        // MinIO tells nobody of it.
        bucket.deleteAll(call.key());
        return Response.noContent();
    }

}
