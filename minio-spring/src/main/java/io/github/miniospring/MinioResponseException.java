package io.github.miniospring;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The server said no.
 *
 * <p>
 * Carries all that the server told; subclasses exist where callers commonly branch, every
 * other case is told by {@link #code()}.
 */
public class MinioResponseException extends MinioException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorResponse response;

    public MinioResponseException(ErrorResponse response) {
        super(response.describe(), null);
        this.response = response;
    }

    protected MinioResponseException(ErrorResponse response, String message) {
        super(message, null);
        this.response = response;
    }

    /** The refusal as a value. */
    public ErrorResponse response() {
        return this.response;
    }

    /** The action that was refused, such as {@code GetObject}. */
    public String action() {
        return this.response.action();
    }

    /** The HTTP status. */
    public int status() {
        return this.response.status();
    }

    /** The server's code. */
    public ErrorCode code() {
        return this.response.code();
    }

    /** The server's own words; empty when it gave none. */
    public String serverMessage() {
        return this.response.message();
    }

    public @Nullable String bucket() {
        return this.response.bucket();
    }

    public @Nullable String key() {
        return this.response.key();
    }

    /** The resource as the server names it. */
    public @Nullable String resource() {
        return this.response.resource();
    }

    /** The id under which the server's logs have this request. */
    public @Nullable String requestId() {
        return this.response.requestId();
    }

    public @Nullable String hostId() {
        return this.response.hostId();
    }

    /** The headers of the answer, by lower-case name. */
    public Map<String, List<String>> headers() {
        return this.response.headers();
    }

}
