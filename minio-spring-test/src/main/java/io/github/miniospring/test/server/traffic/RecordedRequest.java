package io.github.miniospring.test.server.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A request that has come.
 *
 * @param time by the server's clock
 * @param target path and query as sent
 * @param headers as sent; names in any case
 * @param action such as {@code PutObject}; empty if it is none
 * @param bucket empty if none is addressed
 * @param key empty if none is addressed
 * @param accessKey of the sender; empty if there is none, or the signature is wrong
 * @param status of the answer; 0 if there is none yet
 * @param bodyLength bytes of the body as they came; 0 if it has not been read
 */
public record RecordedRequest(Instant time, String method, String target, Map<String, List<String>> headers,
        String action, String bucket, String key, String accessKey, int status, long bodyLength) {

    private static final Pattern SECRET = Pattern.compile("(?i)authorization|cookie|x-amz-security-token"
            + "|x-amz-(copy-source-)?server-side-encryption-customer-key");

    private static final Pattern SECRET_PARAMETER = Pattern
        .compile("(?i)((?:^|[?&])(?:X-Amz-Signature|X-Amz-Credential|X-Amz-Security-Token|Signature)=)[^&]*");

    /** Whether a header of that name holds what must not be shown. */
    public static boolean isSecret(String header) {
        return SECRET.matcher(header).matches();
    }

    /** The path as sent, without the query. */
    public String path() {
        int query = this.target.indexOf('?');
        return (query < 0) ? this.target : this.target.substring(0, query);
    }

    /** The headers without what must not be shown. */
    public Map<String, List<String>> shownHeaders() {
        Map<String, List<String>> shown = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.headers.forEach((name, values) -> shown.put(name, isSecret(name) ? List.of("(hidden)") : values));
        return shown;
    }

    /** The first value of a header; empty if it was not sent. */
    public String header(String name) {
        List<String> values = this.headers.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** The same with what became of it. */
    public RecordedRequest answered(String accessKey, int status, long bodyLength) {
        return new RecordedRequest(this.time, this.method, this.target, this.headers, this.action, this.bucket,
                this.key, accessKey, status, bodyLength);
    }

    /** Without what must not be shown. */
    @Override
    public String toString() {
        return this.method + " " + SECRET_PARAMETER.matcher(this.target).replaceAll("$1(hidden)") + " -> "
                + this.status;
    }

}
