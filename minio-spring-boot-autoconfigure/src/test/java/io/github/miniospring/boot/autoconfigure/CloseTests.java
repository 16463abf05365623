package io.github.miniospring.boot.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.miniospring.boot.server.RecordingServer;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.template.ReactiveMinioTemplate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CloseTests {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void requestInFlightMayEnd() throws Exception {
        Sinks.Empty<Void> release = Sinks.empty();
        try (RecordingServer server = RecordingServer
            .of((request, response) -> release.asMono().then(Mono.defer(() -> response.send().then())))) {
            ConfigurableApplicationContext application = start(server, "--minio.http.shutdown-timeout=20s");
            MinioClient client = application.getBean(MinioClient.class);
            CompletableFuture<Boolean> inFlight = application.getBean(ReactiveMinioTemplate.class)
                .bucketExists("photos")
                .toFuture();
            Awaitility.await().atMost(LIMIT).until(() -> server.requests().size() == 1);

            CompletableFuture<Void> closing = CompletableFuture.runAsync(application::close);
            Awaitility.await().atMost(LIMIT).until(() -> isClosed(client));
            assertThat(inFlight).isNotDone();
            assertThat(closing).isNotDone();
            release.tryEmitEmpty();

            assertThat(inFlight.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(closing).succeedsWithin(LIMIT);
        }
    }

    @Test
    void requestThatDoesNotEndIsGivenUp() {
        try (RecordingServer server = RecordingServer.of((request, response) -> Mono.never())) {
            ConfigurableApplicationContext application = start(server, "--minio.http.shutdown-timeout=100ms");
            CompletableFuture<Boolean> inFlight = application.getBean(ReactiveMinioTemplate.class)
                .bucketExists("photos")
                .toFuture();
            Awaitility.await().atMost(LIMIT).until(() -> server.requests().size() == 1);

            assertThat(CompletableFuture.runAsync(application::close)).succeedsWithin(LIMIT);

            assertThat(inFlight).failsWithin(LIMIT);
        }
    }

    @Test
    void leavesNoThreadBehind() {
        Set<Thread> before = threads();
        try (RecordingServer server = RecordingServer.agreeing()) {
            ConfigurableApplicationContext application = start(server);
            application.getBean(MinioTemplate.class).putObject("photos", "key", new byte[100_000]);
            application.getBean(MinioTemplate.class).uploadObject("photos", "key", Path.of("pom.xml"));
            assertThat(threads()).hasSizeGreaterThan(before.size());

            application.close();
        }

        Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(threads()).isSubsetOf(before));
    }

    @Test
    void contextsOneAfterTheOtherWork() {
        try (RecordingServer server = RecordingServer.agreeing()) {
            for (int i = 0; i < 3; i++) {
                try (ConfigurableApplicationContext application = start(server)) {
                    assertThat(application.getBean(MinioTemplate.class).bucketExists("photos")).isTrue();
                }
            }
        }
    }

    @Test
    void templateOfAClosedContextSaysSo() {
        try (RecordingServer server = RecordingServer.agreeing()) {
            ConfigurableApplicationContext application = start(server);
            MinioTemplate template = application.getBean(MinioTemplate.class);
            application.close();

            assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> template.bucketExists("photos"))
                .withMessageContaining("the client is closed");
        }
    }

    private static boolean isClosed(MinioClient client) {
        return client.liveness()
            .timeout(Duration.ofMillis(200))
            .then(Mono.just(false))
            .onErrorResume(failure -> Mono.just(String.valueOf(failure.getMessage()).contains("closed")))
            .blockOptional(LIMIT)
            .orElse(false);
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces()
            .keySet()
            .stream()
            .filter(thread -> thread.getName().startsWith("minio-"))
            .collect(Collectors.toSet());
    }

    private static ConfigurableApplicationContext start(RecordingServer server, String... arguments) {
        return new SpringApplicationBuilder(StartFailureTests.Application.class).web(WebApplicationType.NONE)
            .properties(server.endpoint())
            .run(arguments);
    }

}
