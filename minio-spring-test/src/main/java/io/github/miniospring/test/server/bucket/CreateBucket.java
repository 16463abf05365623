package io.github.miniospring.test.server.bucket;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.store.Bucket;

/** Makes a bucket. */
public final class CreateBucket implements Action {

    private static final String LOCK = "x-amz-bucket-object-lock-enabled";

    @Override
    public Response handle(Call call) {
        checkLocation(call);
        boolean locking = isLocking(call);
        Bucket bucket = call.store().create(call.bucketName());
        if (bucket == null && !call.headers().isTrue("x-minio-force-create")) {
            throw S3Error.BUCKET_ALREADY_OWNED_BY_YOU.failure();
        }
        if (bucket != null) {
            if (locking) {
                bucket.enableLocking();
            }
            call.publish("s3:BucketCreated:*", call.bucketName(), "");
        }
        return Response.ok().header("Location", "/" + call.bucketName());
    }

    private static void checkLocation(Call call) {
        if (call.payload().isEmpty()) {
            return;
        }
        String location = call.xml("CreateBucketConfiguration").text("LocationConstraint").trim();
        String region = call.server().region();
        if (!region.isEmpty() && !location.isEmpty() && !location.equals(region)) {
            throw S3Error.INVALID_REGION.filled(region);
        }
    }

    private static boolean isLocking(Call call) {
        String lock = call.headers().get(LOCK);
        if (!lock.isEmpty() && !lock.equalsIgnoreCase("true") && !lock.equalsIgnoreCase("false")) {
            throw S3Error.INVALID_REQUEST.failure();
        }
        return lock.equalsIgnoreCase("true");
    }

}
