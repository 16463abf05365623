package io.github.miniospring.test.server.s3;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.github.miniospring.test.server.http.Headers;
import io.github.miniospring.test.server.http.RequestHead;

/** Headers of every answer. */
final class CommonHeaders {

    private static final DateTimeFormatter DATE = DateTimeFormatter
        .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
        .withZone(ZoneOffset.UTC);

    private static final String EXPOSED = "Date, Etag, Server, Connection, Accept-Ranges, Content-Range,"
            + " Content-Encoding, Content-Length, Content-Type, Content-Disposition, Last-Modified, Content-Language,"
            + " Cache-Control, Retry-After, X-Amz-Bucket-Region, Expires, X-Amz*, X-Amz*, *";

    private final Clock clock;

    private final String hostId;

    private final String region;

    CommonHeaders(Clock clock, String hostId, String region) {
        this.clock = clock;
        this.hostId = hostId;
        this.region = region;
    }

    void addTo(Headers headers, RequestHead head, String requestId) {
        headers.set("Accept-Ranges", "bytes")
            .set("Date", DATE.format(this.clock.instant()))
            .set("Server", "MinIO")
            .set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
            .set("Vary", "Origin")
            .set("X-Amz-Id-2", this.hostId)
            .set("X-Amz-Request-Id", requestId)
            .set("X-Content-Type-Options", "nosniff")
            .set("X-Xss-Protection", "1; mode=block")
            .setIfPresent("X-Amz-Bucket-Region", this.region);
        String origin = head.headers().find("Origin");
        if (origin != null) {
            headers.set("Access-Control-Allow-Credentials", "true").set("Access-Control-Allow-Origin", origin);
            String method = head.headers().find("Access-Control-Request-Method");
            if (head.method().equals("OPTIONS") && method != null) {
                headers.set("Access-Control-Allow-Methods", method)
                    .setIfPresent("Access-Control-Allow-Headers",
                            head.headers().find("Access-Control-Request-Headers"));
            }
            else {
                headers.set("Access-Control-Expose-Headers", EXPOSED);
            }
        }
    }

}
