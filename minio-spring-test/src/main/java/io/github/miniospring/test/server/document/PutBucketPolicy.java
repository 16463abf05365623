package io.github.miniospring.test.server.document;

import java.nio.charset.StandardCharsets;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.auth.Policy;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.store.Bucket;

/** Says what strangers may do with a bucket. */
public final class PutBucketPolicy implements Action {

    private static final int MOST = 20 * 1024;

    @Override
    public void check(Call call) {
        call.bucket();
        long length = call.head().contentLength();
        if (length <= 0) {
            throw S3Error.MISSING_CONTENT_LENGTH.failure();
        }
        if (length > MOST) {
            throw S3Error.of("PolicyTooLarge", 400, "Policy exceeds the maximum allowed document size.");
        }
    }

    @Override
    public Response handle(Call call) {
        Bucket bucket = call.bucket();
        try {
            Policy policy = Policy.ofBucket(new String(call.payload().bytes(), StandardCharsets.UTF_8), bucket.name());
            bucket.setDocument("policy", policy.toJson().getBytes(StandardCharsets.UTF_8));
        }
        catch (IllegalArgumentException ex) {
            String message = ex.getMessage();
            throw S3Error.MALFORMED_POLICY.failure((message != null) ? message : "");
        }
        return Response.noContent();
    }

}
