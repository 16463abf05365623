package io.github.miniospring.test.server.document;

import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.error.S3Failure;
import io.github.miniospring.test.server.http.Response;

/** Where objects of a bucket are copied to. There is no place to copy them to. */
public final class Replication {

    private Replication() {
    }

    /** Sets it, if there were somewhere to copy to. */
    public static Response put(Call call) {
        if (!call.bucket().versioning().isEnabled()) {
            throw S3Error.INVALID_REQUEST
                .failure("Versioning must be 'Enabled' on the bucket to apply a replication configuration");
        }
        call.xml("ReplicationConfiguration");
        throw noTarget();
    }

    /** Removes it, if it were there. */
    public static Response delete(Call call) {
        call.bucket();
        throw noTarget();
    }

    private static S3Failure noTarget() {
        return S3Error.of("XMinioAdminRemoteTargetNotFoundError", 404, "The remote target does not exist");
    }

}
