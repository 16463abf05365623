package io.github.miniospring.test.server.s3;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.miniospring.test.server.action.Names;
import io.github.miniospring.test.server.auth.AuthenticationType;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.RequestHead;
import io.github.miniospring.test.server.text.Query;

/** What every request must keep to, whatever it wants. */
final class RequestRules {

    private static final int MAX_HEADERS = 8 * 1024;

    private static final int MAX_METADATA = 2 * 1024;

    private RequestRules() {
    }

    static void checkHeaders(RequestHead head) {
        int all = 0;
        int metadata = 0;
        for (Map.Entry<String, List<String>> field : head.headers().asMap().entrySet()) {
            String name = field.getKey().toLowerCase(Locale.ROOT);
            int size = name.length() + field.getValue().get(0).length();
            all += size;
            if (name.startsWith("x-amz-meta-") || name.startsWith("x-minio-meta-")) {
                metadata += size;
            }
            if (name.startsWith("x-minio-internal-")) {
                throw S3Error.INVALID_METADATA.failure();
            }
        }
        if (all > MAX_HEADERS || metadata > MAX_METADATA) {
            throw S3Error.METADATA_TOO_LARGE.failure();
        }
    }

    static void checkNames(String path, Query query) {
        if (Names.hasBadComponent(path) || hasBadValue(query)) {
            throw S3Error.INVALID_RESOURCE_NAME.failure();
        }
    }

    // What keys are cut at may look as it likes.
    private static boolean hasBadValue(Query query) {
        return query.names()
            .stream()
            .filter(name -> !name.equals("delimiter"))
            .flatMap(name -> query.all(name).stream())
            .anyMatch(Names::hasBadComponent);
    }

    static void checkAuthentication(RequestHead head, Query query) {
        boolean inHeader = head.headers().get("Authorization").startsWith("AWS");
        boolean inQuery = query.has("X-Amz-Credential");
        if (inHeader && inQuery || (inHeader || inQuery) && AuthenticationType.isForm(head)) {
            throw S3Error.INVALID_REQUEST
                .failure("Invalid Request (request has multiple authentication types, please use one)");
        }
    }

    static void checkCustomerKeys(RequestHead head) {
        boolean given = head.headers()
            .asMap()
            .keySet()
            .stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .anyMatch(name -> name.contains("server-side-encryption-customer-"));
        if (given && !head.secure()) {
            throw S3Error.INVALID_REQUEST.failure("Requests specifying Server Side Encryption with Customer provided"
                    + " keys must be made over a secure connection.");
        }
    }

    /** Refuses ways of signing a body that its action does not know. */
    static void checkPayload(AuthenticationType type, Route.Body body, RequestHead head) {
        boolean streaming = head.headers().get("x-amz-content-sha256").startsWith("STREAMING-");
        boolean chunked = type == AuthenticationType.CHUNKS || type == AuthenticationType.UNSIGNED_TRAILER;
        if (chunked && body != Route.Body.OBJECT) {
            throw S3Error.UNSUPPORTED_AUTHORIZATION.failure();
        }
        if (streaming && !chunked && !body.showsSender()) {
            throw S3Error.CONTENT_SHA256_MISMATCH.failure();
        }
        if (body == Route.Body.OBJECT && !chunked && !head.headers().has("Content-Length")) {
            throw S3Error.MISSING_CONTENT_LENGTH.failure();
        }
    }

}
