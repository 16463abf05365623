package io.github.miniospring.test.server.s3;

import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Headers;

/**
 * What requests can ask for besides the usual and this server does not do: answered as if
 * they were not there, it would pass for done.
 */
final class Extensions {

    private static final String IN_ARCHIVE = ".zip/";

    private Extensions() {
    }

    /** Refuses them, before the body is read. */
    static void refuse(String action, Call call) {
        boolean refused = switch (action) {
            case "PutObject" -> call.headers().isTrue("x-amz-snowball-auto-extract");
            case "GetObject", "HeadObject" ->
                call.headers().has("x-amz-object-lambda") || isInArchive(call.headers(), call.key());
            case "ListObjectsV2" -> isInArchive(call.headers(), call.query().get("prefix"));
            default -> false;
        };
        if (refused) {
            throw S3Error.NOT_IMPLEMENTED.failure();
        }
    }

    // As in MinIO: with a key that does not lead into an archive, the header says
    // nothing.
    private static boolean isInArchive(Headers headers, String key) {
        return headers.isTrue("x-minio-extract") && key.contains(IN_ARCHIVE);
    }

}
