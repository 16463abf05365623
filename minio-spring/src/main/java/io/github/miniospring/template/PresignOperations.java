package io.github.miniospring.template;

import java.time.Duration;
import java.util.function.Consumer;

import io.github.miniospring.operation.Operation;
import io.github.miniospring.presign.Link;
import io.github.miniospring.presign.PostForm;
import io.github.miniospring.presign.PostPolicy;
import io.github.miniospring.presign.PresignedUrl;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * Links that carry their own signature, made for the public endpoint where there is one.
 * Nothing is sent, but where no region is set the server may be asked for that of the
 * bucket, once. A missing object shows only when a link is used.
 */
public interface PresignOperations extends ClientOperations {

    /** Makes a link that reads an object for seven days. See {@link Link}. */
    default PresignedUrl presignedGetObject(String bucket, String key) {
        return getPresignedUrl(HttpMethod.GET, bucket, key, Link.MAX_EXPIRY, Options.none());
    }

    /** Makes a link that reads an object for a while. See {@link Link}. */
    default PresignedUrl presignedGetObject(String bucket, String key, Duration expires) {
        return getPresignedUrl(HttpMethod.GET, bucket, key, expires, Options.none());
    }

    /** Makes a link that reads an object for a while. See {@link Link}. */
    default PresignedUrl presignedGetObject(String bucket, String key, Duration expires, Consumer<Link> options) {
        return getPresignedUrl(HttpMethod.GET, bucket, key, expires, options);
    }

    /** Makes a link that stores an object for seven days. See {@link Link}. */
    default PresignedUrl presignedPutObject(String bucket, String key) {
        return getPresignedUrl(HttpMethod.PUT, bucket, key, Link.MAX_EXPIRY, Options.none());
    }

    /** Makes a link that stores an object for a while. See {@link Link}. */
    default PresignedUrl presignedPutObject(String bucket, String key, Duration expires) {
        return getPresignedUrl(HttpMethod.PUT, bucket, key, expires, Options.none());
    }

    /** Makes a link that stores an object for a while. See {@link Link}. */
    default PresignedUrl presignedPutObject(String bucket, String key, Duration expires, Consumer<Link> options) {
        return getPresignedUrl(HttpMethod.PUT, bucket, key, expires, options);
    }

    /** Makes a link for any method, on a bucket where there is no key, for seven days. */
    default PresignedUrl getPresignedUrl(HttpMethod method, String bucket, @Nullable String key) {
        return getPresignedUrl(method, bucket, key, Link.MAX_EXPIRY, Options.none());
    }

    /** Makes a link for any method, on a bucket where there is no key. */
    default PresignedUrl getPresignedUrl(HttpMethod method, String bucket, @Nullable String key, Duration expires) {
        return getPresignedUrl(method, bucket, key, expires, Options.none());
    }

    /**
     * Makes a link for any method, on a bucket where there is no key.
     * @param expires from one second to seven days, in whole seconds
     * @throws IllegalArgumentException if {@code expires} is outside that range; or if
     * the client has no credentials to sign with
     */
    default PresignedUrl getPresignedUrl(HttpMethod method, String bucket, @Nullable String key, Duration expires,
            Consumer<Link> options) {
        return Blocking.await(reactive().getPresignedUrl(method, bucket, key, expires, options));
    }

    /** Makes a link that does what an operation does, for seven days. */
    default PresignedUrl presign(Operation<?> operation) {
        return presign(operation, Link.MAX_EXPIRY);
    }

    /** Makes a link that does what an operation does. See {@link Link#of(Operation)}. */
    default PresignedUrl presign(Operation<?> operation, Duration expires) {
        return Blocking.await(reactive().presign(operation, expires));
    }

    /**
     * Makes a form with which somebody may upload. See {@link PostPolicy}.
     * @throws IllegalArgumentException if the policy says nothing of the key or has
     * expired, or the client has no credentials to sign with
     */
    default PostForm presignedPostPolicy(PostPolicy policy) {
        return Blocking.await(reactive().presignedPostPolicy(policy));
    }

}
