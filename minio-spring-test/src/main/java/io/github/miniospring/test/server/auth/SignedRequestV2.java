package io.github.miniospring.test.server.auth;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.miniospring.test.server.digest.Hashes;
import io.github.miniospring.test.server.http.RequestHead;
import io.github.miniospring.test.server.text.UrlText;

/**
 * A request in the form that is signed by the old rules, which leave most of the query
 * out.
 *
 * @param resource the path as sent, behind the bucket's name where that is in the host's
 * @param time when a link expires, in seconds since 1970, or the date as sent
 */
record SignedRequestV2(RequestHead head, String resource, String time) {

    private static final List<String> NAMES = List.of("acl", "cors", "delete", "encryption", "legal-hold", "lifecycle",
            "location", "logging", "notification", "partNumber", "policy", "requestPayment", "response-cache-control",
            "response-content-disposition", "response-content-encoding", "response-content-language",
            "response-content-type", "response-expires", "retention", "select", "select-type", "tagging", "torrent",
            "uploadId", "uploads", "versionId", "versioning", "versions", "website");

    String signature(String secretKey) {
        return Hashes.base64(Hashes.hmacSha1(secretKey.getBytes(StandardCharsets.UTF_8), text()));
    }

    private String text() {
        return String.join("\n", this.head.method(), this.head.headers().get("Content-MD5"),
                this.head.headers().get("Content-Type"), this.time, amazonHeaders() + this.resource + query());
    }

    private String amazonHeaders() {
        Map<String, String> found = new TreeMap<>();
        this.head.headers().asMap().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("x-amz-")) {
                found.put(lower, String.join(",", values));
            }
        });
        return found.entrySet()
            .stream()
            .map(field -> field.getKey() + ":" + field.getValue() + "\n")
            .collect(Collectors.joining());
    }

    private String query() {
        Map<String, String> given = new HashMap<>();
        Arrays.stream(this.head.rawQuery().split("&")).map(UrlText::decodeQuery).forEach(pair -> {
            int equals = pair.indexOf('=');
            given.put((equals < 0) ? pair : pair.substring(0, equals), (equals < 0) ? "" : pair.substring(equals + 1));
        });
        String signed = NAMES.stream()
            .filter(given::containsKey)
            .map(name -> given.getOrDefault(name, "").isEmpty() ? name : name + "=" + given.get(name))
            .collect(Collectors.joining("&"));
        return signed.isEmpty() ? "" : "?" + signed;
    }

}
