package io.github.miniospring.client;

import java.time.Duration;
import java.util.Map;

import io.github.miniospring.Endpoint;
import io.github.miniospring.http.OpenAnswer;
import io.github.miniospring.http.WireRequest;
import org.springframework.http.HttpMethod;

/** What a server says when it is asked whether it is alive. */
public enum Liveness {

    /** It is alive. */
    UP,

    /** It answers, but cannot serve: it is starting, or its storage is away. */
    OFFLINE,

    /** The question is not known there, as on servers other than MinIO. */
    UNKNOWN;

    static WireRequest question(Endpoint endpoint, String userAgent) {
        return new WireRequest(HttpMethod.GET, endpoint.toUri().resolve("/minio/health/live"),
                Map.of("host", endpoint.authority(), "user-agent", userAgent), null, null, null, null, null,
                Duration.ZERO, null);
    }

    static Liveness of(OpenAnswer answer) {
        if (answer.status() != 200) {
            return UNKNOWN;
        }
        if ("offline".equals(answer.headers().getFirst("x-minio-server-status"))) {
            return OFFLINE;
        }
        // What greets everybody with a page is no server of objects.
        return (answer.headers().getContentLength() == 0) ? UP : UNKNOWN;
    }

}
