package io.github.miniospring.test.server.auth;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.miniospring.test.server.digest.Hashes;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.RequestHead;
import io.github.miniospring.test.server.text.Query;
import io.github.miniospring.test.server.text.UrlText;

/**
 * A request in the canonical form that is signed.
 *
 * @param path decoded
 * @param date as sent
 */
record SignedRequest(RequestHead head, String path, Query query, List<String> signedHeaders, String date,
        String payloadHash) {

    static List<String> names(String signedHeaders) {
        return Arrays.asList(signedHeaders.split(";"));
    }

    String signature(Scope scope, byte[] key) {
        String toSign = AuthenticationType.ALGORITHM + "\n" + this.date + "\n" + scope + "\n"
                + Hashes.sha256Hex(canonical());
        return Hashes.hex(Hashes.hmac(key, toSign));
    }

    private String canonical() {
        StringBuilder text = new StringBuilder().append(this.head.method())
            .append('\n')
            .append(UrlText.encodePath(this.path))
            .append('\n')
            .append(this.query.canonical("X-Amz-Signature"))
            .append('\n');
        for (String name : this.signedHeaders) {
            text.append(name.toLowerCase(Locale.ROOT)).append(':').append(value(name)).append('\n');
        }
        return text.append('\n')
            .append(String.join(";", this.signedHeaders))
            .append('\n')
            .append(this.payloadHash)
            .toString();
    }

    private String value(String name) {
        List<String> values = this.head.headers().all(name);
        if (values.isEmpty()) {
            String inQuery = this.query.find(name);
            if (inQuery != null) {
                return inQuery;
            }
            // Intermediaries may take these away.
            return switch (name) {
                case "expect" -> "100-continue";
                case "transfer-encoding", "content-length" -> "";
                default -> throw S3Error.ACCESS_DENIED_UNSIGNED_HEADERS.failure();
            };
        }
        return String.join(",", values.stream().map(value -> value.trim().replaceAll(" +", " ")).toList());
    }

    /** Refuses metadata that was not signed: who got a link could add it. */
    void checkMetadataIsSigned() {
        this.head.headers().forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("x-amz-meta-") && !this.signedHeaders.contains(lower)) {
                throw S3Error.ACCESS_DENIED_UNSIGNED_HEADERS.failure();
            }
        });
    }

}
