package io.github.miniospring;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A server's refusal, with all it said.
 *
 * @param action the action that was refused, such as {@code GetObject}
 * @param status the HTTP status
 * @param code the server's code, or the one its status stands for where the answer has no
 * body
 * @param message the server's words; empty when it gave none
 * @param bucket the bucket asked for
 * @param key the key asked for
 * @param resource the resource as the server names it
 * @param requestId the id under which the server's logs have the request
 * @param hostId the server's own name, or its second request id
 * @param region the region the server says the bucket is in
 * @param headers the headers of the answer, by lower-case name
 */
public record ErrorResponse(String action, int status, ErrorCode code, String message, @Nullable String bucket,
        @Nullable String key, @Nullable String resource, @Nullable String requestId, @Nullable String hostId,
        @Nullable String region, Map<String, List<String>> headers) {

    public ErrorResponse {
        message = Redaction.line(message, 1024);
        headers = Map.copyOf(headers);
    }

    /** What was asked: the action with its bucket and key. */
    public String target() {
        return target(this.action, this.bucket, this.key);
    }

    /** Names what is asked, for messages: {@code GetObject photos/cat.png}. */
    public static String target(String action, @Nullable String bucket, @Nullable String key) {
        if (bucket == null) {
            return action;
        }
        return Redaction.line((key != null) ? action + " " + bucket + "/" + key : action + " " + bucket, 1400);
    }

    String describe() {
        StringBuilder text = new StringBuilder(160);
        text.append(target()).append(": ").append(this.code).append(" (").append(this.status).append(')');
        if (!this.message.isEmpty()) {
            text.append(": ").append(this.message);
        }
        if (this.requestId != null) {
            text.append(" [requestId=").append(Redaction.line(this.requestId, 128));
            if (this.hostId != null) {
                text.append(", host=").append(Redaction.line(this.hostId, 128));
            }
            text.append(']');
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return describe();
    }

}
