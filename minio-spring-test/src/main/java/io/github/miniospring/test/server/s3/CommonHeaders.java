package io.github.miniospring.test.server.s3;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.github.miniospring.test.server.http.Headers;
import io.github.miniospring.test.server.http.LiveBody;
import io.github.miniospring.test.server.http.RequestHead;
import io.github.miniospring.test.server.http.Response;

/** Headers of every answer. */
final class CommonHeaders {

    private static final DateTimeFormatter DATE = DateTimeFormatter
        .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
        .withZone(ZoneOffset.UTC);

    private final Clock clock;

    private final String hostId;

    private final String region;

    CommonHeaders(Clock clock, String hostId, String region) {
        this.clock = clock;
        this.hostId = hostId;
        this.region = region;
    }

    /** The one header that even Go's server sets. */
    Headers date(Headers headers) {
        return headers.set("Date", DATE.format(this.clock.instant()));
    }

    /**
     * Adds them.
     * @param unknown whether MinIO does not know such requests
     */
    void addTo(Response response, RequestHead head, String requestId, boolean unknown) {
        Headers headers = response.headers();
        date(headers).set("Accept-Ranges", "bytes")
            .set("Server", "MinIO")
            .set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
            .set("Vary", "Origin")
            .set("X-Amz-Id-2", this.hostId)
            .set("X-Amz-Request-Id", requestId)
            .set("X-Content-Type-Options", "nosniff")
            .set("X-Xss-Protection", "1; mode=block")
            .setIfPresent("X-Amz-Bucket-Region", this.region);
        CrossOrigin.allow(headers, head);
        if (unknown) {
            headers.remove("Strict-Transport-Security").remove("X-Content-Type-Options").remove("X-Xss-Protection");
        }
        if (response.body() instanceof LiveBody) {
            // MinIO sets them only where it knows the whole answer.
            headers.remove("Accept-Ranges").remove("Server");
        }
    }

}
