package io.github.miniospring.client;

import io.github.miniospring.Endpoint;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.UnreadableBodyException;
import io.github.miniospring.http.WireException;
import io.github.miniospring.operation.S3Request;

/** Says what was asked, and where, when something went wrong. */
final class Failures {

    private final Endpoint endpoint;

    private final BucketRegions regions;

    Failures(Endpoint endpoint, BucketRegions regions) {
        this.endpoint = endpoint;
        this.regions = regions;
    }

    /** The failure as the caller is told it. */
    Throwable describe(Call call, Throwable failure) {
        S3Request request = call.request();
        if (failure instanceof NoSuchBucketException) {
            this.regions.forget(request.bucket());
        }
        if (!(failure instanceof WireException wire)) {
            return failure;
        }
        if (wire.kind() == WireException.Kind.EXPIRED) {
            return call.expired();
        }
        if (wire.kind() == WireException.Kind.BODY) {
            Throwable source = (wire.getCause() != null) ? wire.getCause() : wire;
            return new UnreadableBodyException(request.target() + ": nothing was stored: " + wire.getMessage(), source);
        }
        return unreachable(request.target(), wire);
    }

    /** No answer has come. */
    MinioRequestException unreachable(String target, WireException wire) {
        String where = wire.kind().notSent() || wire.kind() == WireException.Kind.TLS ? ": cannot reach "
                : ": no answer from ";
        return new MinioRequestException(target + where + this.endpoint + ": " + wire.getMessage(), wire);
    }

}
