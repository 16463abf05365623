package io.github.miniospring.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.miniospring.Endpoint;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.operation.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.mock.http.client.reactive.MockClientHttpRequest;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers from a script instead of a network, and keeps what was sent: for answers that
 * no server can be brought to give.
 */
public final class CannedExchange implements ExchangeFilterFunction {

    private final Queue<ClientResponse> script = new ArrayDeque<>();

    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    /** Adds an answer. After the last one there are empty ones of status 200. */
    public CannedExchange answer(int status, String body, String... headers) {
        ClientResponse.Builder response = ClientResponse.create(HttpStatusCode.valueOf(status));
        for (int i = 0; i < headers.length; i += 2) {
            response.header(headers[i], headers[i + 1]);
        }
        Flux<DataBuffer> bytes = Flux.defer(
                () -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body.getBytes(StandardCharsets.UTF_8))));
        this.script.add(response.body(body.isEmpty() ? Flux.empty() : bytes).build());
        return this;
    }

    /** A client of a server that is not there, to be built. */
    public MinioClientBuilder client() {
        return client("http://localhost:9000");
    }

    public MinioClientBuilder client(String endpoint) {
        return MinioClient.builder(Endpoint.parse(endpoint, null))
            .credentials(CredentialsProvider.of("access", "secret"))
            .filter(this);
    }

    public List<Sent> sent() {
        return this.sent;
    }

    /** What {@code operation} makes of an answer of status 200. */
    public static <R> @Nullable R decode(Operation<R> operation, String body, String... headers) {
        try (MinioClient client = new CannedExchange().answer(200, body, headers).client().build()) {
            return client.execute(operation).block(Duration.ofSeconds(5));
        }
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        MockClientHttpRequest http = new MockClientHttpRequest(request.method(), request.url());
        Mono<byte[]> body = Mono.create(sink -> {
            http.setWriteHandler(buffers -> DataBufferUtils.join(buffers)
                .map(CannedExchange::bytes)
                .defaultIfEmpty(new byte[0])
                .doOnNext(sink::success)
                .then());
            sink.onDispose(request.writeTo(http, ExchangeStrategies.withDefaults()).subscribe(none -> {
            }, sink::error));
        });
        return body.map(bytes -> {
            this.sent.add(new Sent(request.method(), request.url(), request.headers(), bytes));
            ClientResponse answer = this.script.poll();
            return (answer != null) ? answer : ClientResponse.create(HttpStatusCode.valueOf(200)).build();
        });
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    /** A request as it would have gone over the wire. */
    public record Sent(HttpMethod method, URI uri, HttpHeaders headers, byte[] body) {

        public @Nullable String header(String name) {
            return this.headers.getFirst(name);
        }

        public String text() {
            return new String(this.body, StandardCharsets.UTF_8);
        }

    }

}
