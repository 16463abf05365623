package io.github.miniospring.boot.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

import io.netty.handler.codec.http.HttpHeaders;
import org.reactivestreams.Publisher;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/** An HTTP server that remembers what it was asked. */
public final class RecordingServer implements AutoCloseable {

    private final List<Request> requests = new CopyOnWriteArrayList<>();

    // Applications that end take the shared ones with them.
    private final LoopResources loops = LoopResources.create("recording-server");

    private final DisposableServer server;

    private RecordingServer(UnaryOperator<HttpServer> change,
            BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> handler) {
        this.server = change.apply(HttpServer.create().runOn(this.loops).host("localhost").port(0))
            .handle((request, response) -> {
                this.requests.add(new Request(request.method().name(), request.uri(), request.requestHeaders().copy()));
                return handler.apply(request, response);
            })
            .bindNow();
    }

    /** Answers as {@code handler} does. */
    public static RecordingServer of(BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> handler) {
        return new RecordingServer(server -> server, handler);
    }

    /** Answers as {@code handler} does, on a changed server. */
    public static RecordingServer of(UnaryOperator<HttpServer> change,
            BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> handler) {
        return new RecordingServer(change, handler);
    }

    /** Says 200 and nothing more, whatever is asked. */
    public static RecordingServer agreeing() {
        return of((request, response) -> response.header("Content-Length", "0").send());
    }

    public int port() {
        return this.server.port();
    }

    /** The property that names this server. */
    public String endpoint() {
        return "minio.endpoint=http://localhost:" + port();
    }

    public List<Request> requests() {
        return this.requests;
    }

    @Override
    public void close() {
        this.server.disposeNow();
        this.loops.dispose();
    }

    /** A request as it came. */
    public record Request(String method, String uri, HttpHeaders headers) {

        @Override
        public String toString() {
            return this.method + " " + this.uri;
        }

    }

}
