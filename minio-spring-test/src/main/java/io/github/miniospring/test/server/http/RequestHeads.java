package io.github.miniospring.test.server.http;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequest;

/** Heads of requests, of what Netty has read. */
final class RequestHeads {

    private RequestHeads() {
    }

    static RequestHead of(Channel channel, HttpRequest request, boolean secure) {
        Headers headers = new Headers();
        request.headers()
            .iteratorAsString()
            .forEachRemaining(field -> headers.add(field.getKey(), utf8(field.getValue())));
        return new RequestHead(request.method().name(), request.uri(), headers, secure,
                (InetSocketAddress) channel.remoteAddress(), (InetSocketAddress) channel.localAddress());
    }

    // Netty makes one character of each byte; what clients mean is UTF-8.
    private static String utf8(String value) {
        return value.chars().allMatch(c -> c < 128) ? value
                : new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** Whether the client expects something that no server knows. */
    static boolean expectsTheUnknown(HttpRequest request) {
        String expectation = request.headers().get("Expect", "");
        return !expectation.isEmpty() && !expectation.equalsIgnoreCase("100-continue");
    }

}
