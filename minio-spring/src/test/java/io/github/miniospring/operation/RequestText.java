package io.github.miniospring.operation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.github.miniospring.Endpoint;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.scheduler.Schedulers;

/** The whole of a request as text: what an action asks, before it is signed. */
public final class RequestText {

    private static final Addressing ADDRESSING = new Addressing(new Endpoint(false, "localhost", 9000),
            Addressing.Style.PATH);

    private RequestText() {
    }

    /** Method, target, headers by name, and the body if there is one; a line each. */
    public static String of(Operation<?> operation) {
        S3Request request = operation.toRequest();
        StringBuilder text = new StringBuilder(request.method() + " ");
        text.append(ADDRESSING.uriOf(request).toString().substring("http://localhost:9000".length())).append('\n');
        request.headers().forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
        ObjectBody body = request.body();
        if (body != null) {
            text.append('\n').append(textOf(body)).append('\n');
        }
        return text.toString();
    }

    /** The body alone; empty if there is none. */
    public static String bodyOf(Operation<?> operation) {
        ObjectBody body = operation.toRequest().body();
        return (body != null) ? textOf(body) : "";
    }

    private static String textOf(ObjectBody body) {
        DataBuffer joined = DataBufferUtils
            .join(body.read(DefaultDataBufferFactory.sharedInstance, Schedulers.immediate()))
            .block(Duration.ofSeconds(5));
        return (joined != null) ? joined.toString(StandardCharsets.UTF_8) : "";
    }

}
