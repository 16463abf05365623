package io.github.miniospring.operation;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;

/**
 * An operation that is put together with fluent options, each of which writes its own
 * header or part of the query. For one call, not thread-safe; {@link #toRequest()} is the
 * snapshot.
 *
 * @param <S> the spec itself
 * @param <R> what the answer is read as
 */
public abstract class OperationSpec<S extends OperationSpec<S, R>, R> extends RequestOptions<S>
        implements Operation<R> {

    private final HttpMethod method;

    private final @Nullable String bucket;

    private @Nullable String key;

    private boolean repeatableBlindly = true;

    private boolean signed = true;

    /** An action on the server as a whole. */
    protected OperationSpec(HttpMethod method) {
        this(method, null, null);
    }

    /** An action on a bucket. */
    protected OperationSpec(HttpMethod method, String bucket) {
        this(method, bucket, null);
    }

    /**
     * An action on an object.
     * @param bucket null for the server as a whole
     * @param key null for the bucket as such
     */
    protected OperationSpec(HttpMethod method, @Nullable String bucket, @Nullable String key) {
        this.method = method;
        this.bucket = (bucket != null) ? Names.bucket(bucket) : null;
        this.key = (key != null) ? Names.key(key) : null;
    }

    /**
     * Says that repeating the request after an attempt of unknown outcome could answer
     * untruly, as with conditional writes.
     */
    protected final S repeatOnlyWhenRefused() {
        this.repeatableBlindly = false;
        return self();
    }

    /**
     * Says that the body carries a signature of its own, beside which there must be none.
     */
    protected final S sendUnsigned() {
        this.signed = false;
        return self();
    }

    /** Takes over what was set on another spec; what is set there only counts. */
    public final S with(RequestOptions<?> options) {
        return copyFrom(options);
    }

    /**
     * Takes over the parts of the query that were set on another spec, and those of its
     * headers whose lower-case name passes.
     */
    public final S with(RequestOptions<?> options, Predicate<String> headers) {
        return copyFrom(options, headers);
    }

    /** Means another key than the one the spec was made with. */
    protected final S key(String key) {
        this.key = Names.key(key);
        return self();
    }

    /** What is sent along; null for nothing. */
    protected @Nullable ObjectBody body() {
        return null;
    }

    @Override
    public final S3Request toRequest() {
        beforeRequest();
        return new S3Request(getClass().getSimpleName(), this.method, this.bucket, this.key, query(), headers(), body(),
                payload(), timeout(), this.repeatableBlindly, this.signed);
    }

    /** The place for checks and defaults that depend on several options. */
    protected void beforeRequest() {
    }

    /** The bucket of an action that has one. */
    protected final String requiredBucket() {
        Assert.state(this.bucket != null, "This action has no bucket");
        return this.bucket;
    }

    /** The key of an action on an object. */
    protected final String requiredKey() {
        Assert.state(this.key != null, "This action has no key");
        return this.key;
    }

    @Override
    public String toString() {
        return toRequest().toString();
    }

}
