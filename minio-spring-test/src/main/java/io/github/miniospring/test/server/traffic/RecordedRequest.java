package io.github.miniospring.test.server.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Map;

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

    @Override
    public String toString() {
        return this.method + " " + this.target + " -> " + this.status;
    }

}
