package io.github.miniospring.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.github.miniospring.Endpoint;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.ServerErrorException;
import io.github.miniospring.bucket.HeadBucket;
import io.github.miniospring.credentials.CredentialsProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class LivenessTests {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final List<String> requests = new CopyOnWriteArrayList<>();

    private final List<Runnable> afterwards = new ArrayList<>();

    @AfterEach
    void close() {
        this.afterwards.forEach(Runnable::run);
    }

    @Test
    void serverThatAnswersWithNothingIsUp() {
        MinioClient client = clientOf(response -> response.header("Content-Length", "0"));

        StepVerifier.create(client.liveness()).expectNext(Liveness.UP).expectComplete().verify(LIMIT);
    }

    @Test
    void serverThatSaysSoIsOffline() {
        MinioClient client = clientOf(
                response -> response.header("Content-Length", "0").header("x-minio-server-status", "offline"));

        StepVerifier.create(client.liveness()).expectNext(Liveness.OFFLINE).expectComplete().verify(LIMIT);
    }

    @Test
    void refusalSaysNothing() {
        MinioClient client = clientOf(response -> response.status(403).header("Content-Length", "0"));

        StepVerifier.create(client.liveness()).expectNext(Liveness.UNKNOWN).expectComplete().verify(LIMIT);
    }

    @Test
    void pageForEverybodySaysNothing() {
        MinioClient client = clientOf(response -> response.header("Content-Length", "6"), "<html>");

        StepVerifier.create(client.liveness()).expectNext(Liveness.UNKNOWN).expectComplete().verify(LIMIT);
    }

    @Test
    void isAskedOnceAndWithoutCredentials() {
        MinioClient client = clientOf(response -> response.status(503).header("Content-Length", "0"));

        StepVerifier.create(client.liveness()).expectNextCount(1).expectComplete().verify(LIMIT);

        assertThat(this.requests).containsExactly("GET /minio/health/live null");
    }

    @Test
    void silenceIsNamedWithTheEndpoint() {
        DisposableServer gone = HttpServer.create().host("localhost").port(0).bindNow();
        gone.disposeNow();
        MinioClient client = client(gone.port());

        StepVerifier.create(client.liveness())
            .expectErrorSatisfies(failure -> assertThat(failure).isInstanceOf(MinioRequestException.class)
                .hasMessageContaining("cannot reach http://localhost:" + gone.port()))
            .verify(LIMIT);
    }

    @Test
    void clientWithOtherRulesSendsByThem() {
        MinioClient client = clientOf(response -> response.status(503).header("Content-Length", "0"));

        StepVerifier.create(client.withRetry(RetrySettings.NONE).execute(HeadBucket.of("photos")))
            .expectError(ServerErrorException.class)
            .verify(LIMIT);

        assertThat(this.requests).hasSize(1).first().asString().startsWith("HEAD /photos AWS4-HMAC-SHA256 ");
    }

    private MinioClient clientOf(Consumer<HttpServerResponse> answer) {
        return clientOf(answer, "");
    }

    private MinioClient clientOf(Consumer<HttpServerResponse> answer, String body) {
        DisposableServer server = HttpServer.create().host("localhost").port(0).handle((request, response) -> {
            this.requests
                .add(request.method() + " " + request.uri() + " " + request.requestHeaders().get("Authorization"));
            answer.accept(response);
            return response.sendString(Mono.just(body));
        }).bindNow();
        this.afterwards.add(server::disposeNow);
        return client(server.port());
    }

    private MinioClient client(int port) {
        MinioClient client = MinioClient.builder(new Endpoint(false, "localhost", port))
            .credentials(CredentialsProvider.of("access", "secret"))
            .build();
        this.afterwards.add(0, client::close);
        return client;
    }

}
