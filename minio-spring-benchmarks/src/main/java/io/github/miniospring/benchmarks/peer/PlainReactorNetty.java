package io.github.miniospring.benchmarks.peer;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.github.miniospring.benchmarks.Bytes;
import io.github.miniospring.benchmarks.Place;
import io.github.miniospring.benchmarks.Work;
import io.github.miniospring.credentials.Credentials;
import io.github.miniospring.signing.Signer;
import io.github.miniospring.signing.SigningScope;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Reactor Netty alone, sending over and over the bytes that this project's client once
 * signed: what no client above it can beat.
 */
final class PlainReactorNetty implements Peer {

    private final Place place;

    private final ConnectionProvider connections = ConnectionProvider.create("plain", Place.CONNECTIONS);

    private final HttpClient http;

    PlainReactorNetty(Place place) {
        this.place = place;
        this.http = HttpClient.create(this.connections);
    }

    @Override
    public Call.@Nullable Reactive call(Work work) {
        int size = (int) work.size();
        return switch (work.operation()) {
            case GET -> {
                URI uri = uri(Place.present(size));
                HttpClient client = this.http.headers(headers("GET", uri, Map.of(), Signer.EMPTY_PAYLOAD));
                yield caller -> client.get()
                    .uri(uri)
                    .responseSingle((response, body) -> body.asByteArray())
                    .doOnNext(bytes -> Check.content(bytes, size));
            }
            case PUT -> {
                byte[] bytes = Bytes.array(size);
                List<HttpClient> signed = IntStream.range(0, work.callers())
                    .mapToObj(caller -> signed(caller, size))
                    .toList();
                yield caller -> put(signed.get(caller), caller, bytes);
            }
            default -> null;
        };
    }

    private HttpClient signed(int caller, int length) {
        String hash = "9b2cf535f27731c974343645a39853289b2cf535f27731c974343645a3985328";
        return this.http.headers(headers("PUT", uri(Place.written(caller)),
                Map.of("x-amz-checksum-crc32c", "AAAAAA==", "content-length", Integer.toString(length)), hash));
    }

    private Mono<?> put(HttpClient client, int caller, byte[] bytes) {
        return client.put()
            .uri(uri(Place.written(caller)))
            .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(bytes)))
            // A body that nobody reads closes its connection, empty ones too.
            .responseSingle((response, body) -> body.then(Mono.justOrEmpty(response.responseHeaders().get("ETag"))))
            .doOnNext(Check::stored);
    }

    private URI uri(String key) {
        return this.place.endpoint().resolve("/" + this.place.bucket() + "/" + key);
    }

    private java.util.function.Consumer<HttpHeaders> headers(String method, URI uri, Map<String, String> given,
            String hash) {
        SortedMap<String, String> headers = new TreeMap<>(given);
        headers.put("host", uri.getAuthority());
        headers.put("authorization",
                Signer
                    .signHeader(method, uri, headers, hash,
                            SigningScope.s3(Credentials.of(this.place.accessKey(), this.place.secretKey()),
                                    Place.REGION),
                            Instant.now())
                    .authorization());
        headers.put("accept-encoding", "identity");
        headers.put("user-agent", "MinIO (Linux; amd64) minio-spring/dev");
        return sent -> headers.forEach(sent::set);
    }

    @Override
    public void close() {
        this.connections.dispose();
    }

}
