package io.github.miniospring.test.server.s3;

import io.github.miniospring.test.server.http.Headers;
import io.github.miniospring.test.server.http.RequestHead;
import io.github.miniospring.test.server.http.Response;
import org.jspecify.annotations.Nullable;

/**
 * What browsers ask for, and are told, before pages of other origins may read anything.
 */
final class CrossOrigin {

    private static final String EXPOSED = "Date, Etag, Server, Connection, Accept-Ranges, Content-Range,"
            + " Content-Encoding, Content-Length, Content-Type, Content-Disposition, Last-Modified, Content-Language,"
            + " Cache-Control, Retry-After, X-Amz-Bucket-Region, Expires, X-Amz*, X-Amz*, *";

    private static final String METHOD = "Access-Control-Request-Method";

    private static final String HEADERS = "Access-Control-Request-Headers";

    private CrossOrigin() {
    }

    /**
     * The answer to what browsers ask beforehand; null if it is no such question. MinIO
     * gives it at its outermost door, whatever it is about.
     */
    static @Nullable Response answer(RequestHead head) {
        if (!head.method().equals("OPTIONS")) {
            return null;
        }
        if (!head.headers().has(METHOD)) {
            Response plain = Response.ok().header("Vary", "Origin");
            allow(plain.headers(), head);
            return plain;
        }
        Response response = Response.noContent().header("Vary", "Origin, " + METHOD + ", " + HEADERS);
        String origin = head.headers().find("Origin");
        if (origin != null) {
            response.headers()
                .set("Access-Control-Allow-Credentials", "true")
                .set("Access-Control-Allow-Origin", origin)
                .set("Access-Control-Allow-Methods", head.headers().get(METHOD))
                .setIfPresent("Access-Control-Allow-Headers", head.headers().find(HEADERS));
        }
        return response;
    }

    /** Lets pages of the request's origin read the answer. */
    static void allow(Headers headers, RequestHead head) {
        String origin = head.headers().find("Origin");
        if (origin != null) {
            headers.set("Access-Control-Allow-Credentials", "true")
                .set("Access-Control-Allow-Origin", origin)
                .set("Access-Control-Expose-Headers", EXPOSED);
        }
    }

}
