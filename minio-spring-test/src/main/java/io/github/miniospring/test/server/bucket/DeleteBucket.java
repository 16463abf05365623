package io.github.miniospring.test.server.bucket;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.store.Bucket;

/** Removes a bucket; with its content when forced to. */
public final class DeleteBucket implements Action {

    @Override
    public Response handle(Call call) {
        if (call.headers().isTrue("x-minio-force-delete")) {
            return force(call);
        }
        call.require("s3:DeleteBucket");
        Bucket bucket = call.bucket();
        if (!call.store().removeEmpty(bucket)) {
            throw bucket.versioning().status().isEmpty() ? S3Error.BUCKET_NOT_EMPTY.failure()
                    : S3Error.BUCKET_NOT_EMPTY.failure("The bucket you tried to delete is not empty."
                            + " You must delete all versions in the bucket.");
        }
        return removed(call);
    }

    private static Response force(Call call) {
        call.require("s3:ForceDeleteBucket");
        Bucket bucket = call.store().find(call.bucketName());
        if (bucket != null && bucket.isLocking()) {
            throw S3Error.METHOD_NOT_ALLOWED.failure();
        }
        // Who forces it does not mind that it is gone already.
        return call.store().remove(call.bucketName()) ? removed(call) : Response.noContent();
    }

    private static Response removed(Call call) {
        call.publish("s3:BucketRemoved:*", call.bucketName(), "");
        return Response.noContent();
    }

}
