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
import reactor.core.publisher.Mono;

/**
 * Links that carry their own signature, reactive, made for the public endpoint where
 * there is one. Nothing is sent, but where no region is set the server may be asked for
 * that of the bucket, once. A missing object shows only when a link is used.
 */
public interface ReactivePresignOperations extends ReactiveClientOperations {

    /** Makes a link that reads an object for seven days. See {@link Link}. */
    default Mono<PresignedUrl> presignedGetObject(String bucket, String key) {
        return getPresignedUrl(HttpMethod.GET, bucket, key, Link.MAX_EXPIRY, Options.none());
    }

    /** Makes a link that reads an object for a while. See {@link Link}. */
    default Mono<PresignedUrl> presignedGetObject(String bucket, String key, Duration expires) {
        return getPresignedUrl(HttpMethod.GET, bucket, key, expires, Options.none());
    }

    /** Makes a link that reads an object for a while. See {@link Link}. */
    default Mono<PresignedUrl> presignedGetObject(String bucket, String key, Duration expires, Consumer<Link> options) {
        return getPresignedUrl(HttpMethod.GET, bucket, key, expires, options);
    }

    /** Makes a link that stores an object for seven days. See {@link Link}. */
    default Mono<PresignedUrl> presignedPutObject(String bucket, String key) {
        return getPresignedUrl(HttpMethod.PUT, bucket, key, Link.MAX_EXPIRY, Options.none());
    }

    /** Makes a link that stores an object for a while. See {@link Link}. */
    default Mono<PresignedUrl> presignedPutObject(String bucket, String key, Duration expires) {
        return getPresignedUrl(HttpMethod.PUT, bucket, key, expires, Options.none());
    }

    /** Makes a link that stores an object for a while. See {@link Link}. */
    default Mono<PresignedUrl> presignedPutObject(String bucket, String key, Duration expires, Consumer<Link> options) {
        return getPresignedUrl(HttpMethod.PUT, bucket, key, expires, options);
    }

    /** Makes a link for any method, on a bucket where there is no key, for seven days. */
    default Mono<PresignedUrl> getPresignedUrl(HttpMethod method, String bucket, @Nullable String key) {
        return getPresignedUrl(method, bucket, key, Link.MAX_EXPIRY, Options.none());
    }

    /** Makes a link for any method, on a bucket where there is no key. */
    default Mono<PresignedUrl> getPresignedUrl(HttpMethod method, String bucket, @Nullable String key,
            Duration expires) {
        return getPresignedUrl(method, bucket, key, expires, Options.none());
    }

    /**
     * Makes a link for any method, on a bucket where there is no key.
     * @param expires from one second to seven days, in whole seconds
     * @throws IllegalArgumentException if {@code expires} is outside that range;
     * signalled if the client has no credentials to sign with
     */
    default Mono<PresignedUrl> getPresignedUrl(HttpMethod method, String bucket, @Nullable String key, Duration expires,
            Consumer<Link> options) {
        return sign(Options.apply(Link.of(method, bucket, key), options), bucket, expires);
    }

    /** Makes a link that does what an operation does, for seven days. */
    default Mono<PresignedUrl> presign(Operation<?> operation) {
        return presign(operation, Link.MAX_EXPIRY);
    }

    /** Makes a link that does what an operation does. See {@link Link#of(Operation)}. */
    default Mono<PresignedUrl> presign(Operation<?> operation, Duration expires) {
        return sign(Link.of(operation), operation.toRequest().bucket(), expires);
    }

    /**
     * Makes a form with which somebody may upload. See {@link PostPolicy}.
     * @throws IllegalArgumentException signalled, if the policy says nothing of the key
     * or has expired, or the client has no credentials to sign with
     */
    default Mono<PostForm> presignedPostPolicy(PostPolicy policy) {
        return client().signingScope(policy.bucket())
            .map(scope -> policy.sign(client().publicAddressing(), scope, client().now()))
            .switchIfEmpty(Mono.error(() -> new IllegalArgumentException(
                    "A form cannot be made without credentials: there is nothing to sign it with")));
    }

    private Mono<PresignedUrl> sign(Link link, @Nullable String bucket, Duration expires) {
        Link.requireExpiry(expires);
        return client().signingScope(bucket)
            .map(scope -> link.sign(client().publicAddressing(), scope, client().now(), expires))
            .switchIfEmpty(Mono.error(() -> new IllegalArgumentException(
                    "A link cannot be made without credentials: there is nothing to sign it with")));
    }

}
