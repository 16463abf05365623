package io.github.miniospring.client;

import io.github.miniospring.operation.S3Request;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call while it is observed. Nothing is added to the request: headers
 * are signed before anybody could.
 */
public final class MinioClientObservationContext extends SenderContext<S3Request> {

    private final boolean bucketTagged;

    private int status;

    private @Nullable String errorCode;

    private @Nullable String requestId;

    MinioClientObservationContext(S3Request request, boolean bucketTagged) {
        super((carrier, key, value) -> {
        }, Kind.CLIENT);
        setCarrier(request);
        this.bucketTagged = bucketTagged;
        setRemoteServiceName("minio");
    }

    /** The action, such as {@code GetObject}. */
    public String operation() {
        S3Request request = getCarrier();
        return (request != null) ? request.action() : "unknown";
    }

    /** The bucket, where it is wanted as a tag. */
    public @Nullable String bucket() {
        S3Request request = getCarrier();
        return (this.bucketTagged && request != null) ? request.bucket() : null;
    }

    /** The HTTP status of the last answer; 0 when none came. */
    public int status() {
        return this.status;
    }

    /** The server's code, when it refused. */
    public @Nullable String errorCode() {
        return this.errorCode;
    }

    /** The id under which the server's logs have the request. */
    public @Nullable String requestId() {
        return this.requestId;
    }

    void answered(int status, @Nullable String requestId) {
        this.status = status;
        this.requestId = requestId;
    }

    void refused(String errorCode) {
        this.errorCode = errorCode;
    }

}
