package io.github.miniospring.operation;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.miniospring.ErrorResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * What to send, before it has an address and a signature.
 *
 * @param action the name of the action as S3 has it
 * @param method the HTTP method
 * @param bucket null for an action on the server as a whole
 * @param key null for an action on a bucket
 * @param query not encoded
 * @param headers by lower-case name
 * @param body null for none
 * @param payload how the body is proven
 * @param timeout for the whole call; null for no other limit than those of the steps
 * @param repeatableBlindly whether a repetition after an attempt of unknown outcome
 * answers truly
 * @param signed whether the client signs it; what carries a signature of its own it must
 * not
 */
public record S3Request(String action, HttpMethod method, @Nullable String bucket, @Nullable String key,
        List<QueryParameter> query, SortedMap<String, String> headers, @Nullable ObjectBody body,
        PayloadOptions payload, @Nullable Duration timeout, boolean repeatableBlindly, boolean signed) {

    public S3Request {
        query = List.copyOf(query);
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /** A request that the client signs. */
    public S3Request(String action, HttpMethod method, @Nullable String bucket, @Nullable String key,
            List<QueryParameter> query, SortedMap<String, String> headers, @Nullable ObjectBody body,
            PayloadOptions payload, @Nullable Duration timeout, boolean repeatableBlindly) {
        this(action, method, bucket, key, query, headers, body, payload, timeout, repeatableBlindly, true);
    }

    /** The action with its bucket and key, for messages. */
    public String target() {
        return ErrorResponse.target(this.action, this.bucket, this.key);
    }

    /** This request with another body. */
    public S3Request withBody(@Nullable ObjectBody body) {
        return new S3Request(this.action, this.method, this.bucket, this.key, this.query, this.headers, body,
                this.payload, this.timeout, this.repeatableBlindly, this.signed);
    }

    @Override
    public String toString() {
        return target();
    }

}
