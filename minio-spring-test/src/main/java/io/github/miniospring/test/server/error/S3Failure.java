package io.github.miniospring.test.server.error;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Ends a request with an error. */
public final class S3Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    private final int status;

    private final transient Map<String, String> headers = new LinkedHashMap<>();

    private final transient Map<String, String> elements = new LinkedHashMap<>();

    private @Nullable String bucket;

    private @Nullable String key;

    S3Failure(String code, int status, String message) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
    }

    /** Names what the error is about where that is not what was addressed. */
    public S3Failure about(String bucket, String key) {
        this.bucket = bucket;
        this.key = key;
        return this;
    }

    /** Adds a header to the answer. */
    public S3Failure header(String name, String value) {
        this.headers.put(name, value);
        return this;
    }

    /** Adds an element to the error document. */
    public S3Failure element(String name, String value) {
        this.elements.put(name, value);
        return this;
    }

    public String code() {
        return this.code;
    }

    public int status() {
        return this.status;
    }

    public String message() {
        String message = getMessage();
        return (message != null) ? message : "";
    }

    /** What the error is about; null if that is what was addressed. */
    public @Nullable String bucket() {
        return this.bucket;
    }

    public @Nullable String key() {
        return this.key;
    }

    public Map<String, String> headers() {
        return this.headers;
    }

    public Map<String, String> elements() {
        return this.elements;
    }

}
