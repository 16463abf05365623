package io.github.miniospring.benchmarks.server;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * What is answered to a request, with the headers that a real server sends.
 *
 * @param head status line and headers
 * @param document what follows it; null for bytes of an object
 * @param from the first byte of the object that follows
 * @param end the byte behind the last
 */
record NullAnswer(String head, byte @Nullable [] document, long from, long end) {

    /** Looks like an MD5, as those of small objects are. */
    private static final String ETAG = "\"9b2cf535f27731c974343645a3985328-1\"";

    private static final String COMMON = "Server: MinIO\r\nStrict-Transport-Security: max-age=31536000; includeSubDomains\r\n"
            + "Vary: Origin\r\nVary: Accept-Encoding\r\nX-Amz-Id-2: dd9025bab4ad464b049177c95eb6ebf374d3b3fd1af9251148b658df7ac2e3e8\r\n"
            + "X-Content-Type-Options: nosniff\r\nX-Xss-Protection: 1; mode=block\r\nX-Ratelimit-Limit: 1000\r\nX-Ratelimit-Remaining: 1000\r\n";

    private static final String OBJECT = "Accept-Ranges: bytes\r\nContent-Type: application/octet-stream\r\nETag: "
            + ETAG + "\r\nLast-Modified: Sat, 21 Nov 2026 10:00:00 GMT\r\n";

    private static final AtomicLong IDS = new AtomicLong(0x17F2_0000_0000_0000L);

    private static volatile Clock clock = new Clock(0, "");

    static NullAnswer to(HttpRequest request) {
        String target = request.uri();
        int mark = target.indexOf('?');
        String path = (mark < 0) ? target : target.substring(0, mark);
        String query = (mark < 0) ? "" : target.substring(mark + 1);
        HttpMethod method = request.method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            return read(request, path, query);
        }
        if (method.equals(HttpMethod.PUT)) {
            StringBuilder stored = start("200 OK").append("ETag: " + ETAG + "\r\n");
            // As MinIO does; who is told nothing has to prove what it sent in another
            // way.
            String checksum = request.headers().get("x-amz-checksum-crc32c");
            if (checksum != null) {
                stored.append("x-amz-checksum-crc32c: ").append(checksum).append("\r\n");
            }
            return new NullAnswer(stored.append("Content-Length: 0\r\n\r\n").toString(), null, 0, 0);
        }
        if (method.equals(HttpMethod.POST)) {
            return document(NullDocuments.afterPost(path, query, ETAG));
        }
        return new NullAnswer(start("204 No Content").append("\r\n").toString(), null, 0, 0);
    }

    private static NullAnswer read(HttpRequest request, String path, String query) {
        byte[] listing = NullDocuments.ofBucket(path, query);
        if (listing != null) {
            return document(listing);
        }
        long size = size(path);
        boolean head = request.method().equals(HttpMethod.HEAD);
        String range = request.headers().get(HttpHeaderNames.RANGE);
        if (range == null) {
            String text = start("200 OK").append(OBJECT)
                .append("Content-Length: ")
                .append(size)
                .append("\r\n\r\n")
                .toString();
            return new NullAnswer(text, null, 0, head ? 0 : size);
        }
        int dash = range.indexOf('-');
        long first = Long.parseLong(range.substring("bytes=".length(), dash));
        long last = (dash == range.length() - 1) ? size - 1
                : Math.min(size - 1, Long.parseLong(range.substring(dash + 1)));
        String text = start("206 Partial Content").append(OBJECT)
            .append("Content-Range: bytes ")
            .append(first)
            .append('-')
            .append(last)
            .append('/')
            .append(size)
            .append("\r\nContent-Length: ")
            .append(last + 1 - first)
            .append("\r\n\r\n")
            .toString();
        return new NullAnswer(text, null, first, head ? first : last + 1);
    }

    // Such as "get-65536".
    private static long size(String path) {
        long size = 0;
        long digit = 1;
        for (int i = path.length() - 1; i >= 0 && path.charAt(i) >= '0' && path.charAt(i) <= '9'; i--) {
            size += digit * (path.charAt(i) - '0');
            digit *= 10;
        }
        return size;
    }

    private static NullAnswer document(byte[] document) {
        return new NullAnswer(start("200 OK").append("Content-Type: application/xml\r\nContent-Length: ")
            .append(document.length)
            .append("\r\n\r\n")
            .toString(), document, 0, 0);
    }

    private static StringBuilder start(String status) {
        return new StringBuilder(1024).append("HTTP/1.1 ")
            .append(status)
            .append("\r\n")
            .append(COMMON)
            .append("X-Amz-Request-Id: ")
            .append(Long.toHexString(IDS.incrementAndGet()))
            .append("\r\nDate: ")
            .append(date())
            .append("\r\n");
    }

    private static String date() {
        long second = System.currentTimeMillis() / 1000;
        Clock now = clock;
        if (now.second != second) {
            now = new Clock(second,
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC))
                        .replace("UTC", "GMT"));
            clock = now;
        }
        return now.text;
    }

    private record Clock(long second, String text) {
    }

}
