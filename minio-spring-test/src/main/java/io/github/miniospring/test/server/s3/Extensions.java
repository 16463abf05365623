package io.github.miniospring.test.server.s3;

import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;

/**
 * What requests can ask for besides the usual and this server does not do: answered as if
 * they were not there, it would pass for done.
 */
final class Extensions {

    private Extensions() {
    }

    /** Refuses them, before the body is read. */
    static void refuse(String action, Call call) {
        boolean refused = switch (action) {
            case "PutObject" -> call.headers().isTrue("x-amz-snowball-auto-extract");
            case "GetObject", "HeadObject" -> call.headers().has("x-amz-object-lambda");
            default -> false;
        };
        if (refused) {
            throw S3Error.NOT_IMPLEMENTED.failure();
        }
    }

}
