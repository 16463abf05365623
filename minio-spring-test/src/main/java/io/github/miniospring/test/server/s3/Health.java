package io.github.miniospring.test.server.s3;

import io.github.miniospring.test.server.http.Response;
import org.jspecify.annotations.Nullable;

/** Answers for those who ask whether the server is well. */
final class Health {

    private Health() {
    }

    /** The answer; null if the path is none of these. */
    static @Nullable Response answer(String method, String path, boolean maintenance) {
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return null;
        }
        return switch (path) {
            case "/minio/health/live", "/minio/health/ready" -> Response.ok();
            // There is no other node: one that goes away takes everything with it.
            case "/minio/health/cluster" ->
                new Response(maintenance ? 412 : 200).header("X-Minio-Storage-Class-Defaults", "false")
                    .header("X-Minio-Write-Quorum", "1");
            case "/minio/health/cluster/read" ->
                Response.ok().header("X-Minio-Read-Quorum", "1").header("X-Minio-Storage-Class-Defaults", "false");
            default -> null;
        };
    }

}
