package io.github.miniospring.test.server.auth;

import io.github.miniospring.test.server.http.RequestHead;
import io.github.miniospring.test.server.text.MediaType;
import io.github.miniospring.test.server.text.Query;

/** How a request says who sends it. */
public enum AuthenticationType {

    ANONYMOUS,

    /** Signed in the header. */
    HEADER,

    /** Signed in the header, and chunk by chunk in the body. */
    CHUNKS,

    /** Signed in the header, with an unsigned trailer behind the body. */
    UNSIGNED_TRAILER,

    /** Signed in the query. */
    QUERY,

    /** Signed in the header by the old rules. */
    HEADER_V2,

    /** Signed in the query by the old rules. */
    QUERY_V2,

    /** Signed in a form. */
    FORM,

    /** A token for other interfaces than S3's. */
    BEARER,

    /** None that this server knows. */
    UNKNOWN;

    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private static final String ALGORITHM_V2 = "AWS";

    /** What a request uses; that it does so correctly is not yet known. */
    public static AuthenticationType of(RequestHead head, Query query) {
        String authorization = head.headers().get("Authorization");
        String hash = head.headers().get("x-amz-content-sha256");
        boolean put = head.method().equals("PUT");
        if (authorization.startsWith(ALGORITHM)) {
            if (put && hash.equals("STREAMING-UNSIGNED-PAYLOAD-TRAILER")) {
                return UNSIGNED_TRAILER;
            }
            return (put && hash.startsWith("STREAMING-AWS4-HMAC-SHA256-PAYLOAD")) ? CHUNKS : HEADER;
        }
        if (authorization.startsWith(ALGORITHM_V2)) {
            return HEADER_V2;
        }
        if (query.has("AWSAccessKeyId")) {
            return QUERY_V2;
        }
        if (query.has("X-Amz-Credential")) {
            return QUERY;
        }
        if (authorization.startsWith("Bearer")) {
            return BEARER;
        }
        if (isForm(head)) {
            return FORM;
        }
        return head.headers().has("Authorization") ? UNKNOWN : ANONYMOUS;
    }

    /** Whether a request carries a form with a file. */
    public static boolean isForm(RequestHead head) {
        return head.method().equals("POST") && MediaType.is("multipart/form-data", head.headers().get("Content-Type"));
    }

}
