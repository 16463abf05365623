package io.github.miniospring.test.server.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

import io.github.miniospring.test.server.traffic.Fault;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/** Status line and headers of an answer. */
final class AnswerHead {

    private AnswerHead() {
    }

    static HttpResponse of(Response response, Fault fault, boolean keepAlive) {
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(response.status()),
                DefaultHttpHeadersFactory.headersFactory().withValidation(false));
        response.headers().forEach((name, value) -> head.headers().add(name, asSent(value)));
        for (Map.Entry<String, String> header : fault.headers().entrySet()) {
            head.headers().remove(header.getKey());
            if (!header.getValue().isEmpty()) {
                head.headers().set(header.getKey(), header.getValue());
            }
        }
        if (!keepAlive) {
            head.headers().set(HttpHeaderNames.CONNECTION, "close");
        }
        long length = response.body().length();
        if (length < 0) {
            head.headers().set(HttpHeaderNames.TRANSFER_ENCODING, "chunked");
        }
        else if (response.status() != 204 && response.status() != 304) {
            head.headers().set(HttpHeaderNames.CONTENT_LENGTH, Math.max(0, length + fault.lengthDifference()));
        }
        return head;
    }

    // As Go's server: nothing that a client chooses breaks out of its line, and Netty
    // writes
    // one byte for each character.
    private static String asSent(String value) {
        String line = value.replace('\r', ' ').replace('\n', ' ').trim();
        return new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** The first half of a head as it is sent. */
    static byte[] half(HttpResponse head) {
        StringBuilder text = new StringBuilder("HTTP/1.1 ").append(head.status()).append("\r\n");
        head.headers()
            .forEach(field -> text.append(field.getKey()).append(": ").append(field.getValue()).append("\r\n"));
        byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

}
