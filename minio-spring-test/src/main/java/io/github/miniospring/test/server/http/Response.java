package io.github.miniospring.test.server.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An answer. */
public final class Response {

    private final int status;

    private final Headers headers = new Headers();

    private ResponseBody body = ResponseBody.EMPTY;

    private final List<String> omitted = new ArrayList<>(2);

    public Response(int status) {
        this.status = status;
    }

    public static Response ok() {
        return new Response(200);
    }

    public static Response noContent() {
        return new Response(204);
    }

    /** An answer with a document. */
    public static Response xml(byte[] document) {
        return ok().header("Content-Type", "application/xml").body(ResponseBody.of(document));
    }

    /** An answer with a text. */
    public static Response text(int status, String contentType, String text) {
        return new Response(status).header("Content-Type", contentType)
            .body(ResponseBody.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    public Response header(String name, String value) {
        this.headers.set(name, value);
        return this;
    }

    public Response body(ResponseBody body) {
        this.body = body;
        return this;
    }

    /** Leaves out a header that answers have in common. */
    public Response without(String name) {
        this.omitted.add(name);
        return this;
    }

    /** Names of headers that are left out. */
    public List<String> omitted() {
        return this.omitted;
    }

    public int status() {
        return this.status;
    }

    public Headers headers() {
        return this.headers;
    }

    public ResponseBody body() {
        return this.body;
    }

}
