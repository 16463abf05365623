package io.github.miniospring.client;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * How calls appear in metrics and traces: named {@code minio.client}, with the tags
 * {@code operation}, {@code bucket}, {@code outcome}, {@code status} and
 * {@code error.code}. Implement it to change that; keys of objects do not belong there.
 */
public interface MinioClientObservationConvention extends ObservationConvention<MinioClientObservationContext> {

    /** What holds unless it is replaced. */
    MinioClientObservationConvention DEFAULT = new MinioClientObservationConvention() {
    };

    @Override
    default String getName() {
        return "minio.client";
    }

    @Override
    default String getContextualName(MinioClientObservationContext context) {
        return "minio " + context.operation();
    }

    @Override
    default KeyValues getLowCardinalityKeyValues(MinioClientObservationContext context) {
        String bucket = context.bucket();
        String code = context.errorCode();
        // In their order, which otherwise would be made for every call.
        return KeyValues.of("bucket", (bucket != null) ? bucket : "none", "error.code", (code != null) ? code : "none",
                "operation", context.operation(), "outcome", outcome(context), "status",
                (context.status() > 0) ? Integer.toString(context.status()) : "none");
    }

    @Override
    default KeyValues getHighCardinalityKeyValues(MinioClientObservationContext context) {
        String requestId = context.requestId();
        return (requestId != null) ? KeyValues.of("minio.request_id", requestId) : KeyValues.empty();
    }

    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof MinioClientObservationContext;
    }

    private static String outcome(MinioClientObservationContext context) {
        int status = context.status();
        if (context.getError() != null && status < 300) {
            return "UNKNOWN";
        }
        if (status >= 500) {
            return "SERVER_ERROR";
        }
        if (status >= 400) {
            return "CLIENT_ERROR";
        }
        return (status >= 300) ? "REDIRECTION" : (status > 0) ? "SUCCESS" : "UNKNOWN";
    }

}
