package io.github.miniospring.fault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import io.github.miniospring.Endpoint;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.bucket.HeadBucket;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.RetrySettings;
import io.github.miniospring.http.HttpSettings;
import io.github.miniospring.template.MinioTemplate;
import io.netty.channel.Channel;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** The end of a client. */
@Timeout(60)
class CloseTests {

    // The JDK's common pool has one thread on a machine of two cores: closing would wait
    // for the call behind it.
    private static final Executor THREADS = task -> new Thread(task).start();

    @AutoClose
    private final FaultServer server = new FaultServer();

    private MinioClient client(Duration shutdownTimeout) {
        return this.server.client(builder -> builder.name("closing")
            .retry(new RetrySettings(4, Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMinutes(2),
                    RetrySettings.DEFAULT.statuses()))
            .random(bound -> bound)
            .http(HttpSettings.builder().shutdownTimeout(shutdownTimeout).build()));
    }

    @Test
    void letsCallsEndThatAreInFlight() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        this.server.plays(exchange -> {
            arrived.countDown();
            closing.await();
            exchange.answer(200, "ETag: \"e\"\n", "meow");
        });
        MinioClient client = client(Duration.ofSeconds(10));
        CompletableFuture<String> call = call(client);
        arrived.await();

        CompletableFuture<Void> close = CompletableFuture.runAsync(client::close, THREADS);
        await().until(() -> refuses(client));
        closing.countDown();

        assertThat(call).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo("meow");
        assertThat(close).succeedsWithin(5, TimeUnit.SECONDS);
    }

    private static CompletableFuture<String> call(MinioClient client) {
        return CompletableFuture.supplyAsync(() -> new MinioTemplate(client).getObjectAsString("photos", "cat.png"),
                THREADS);
    }

    private static boolean refuses(MinioClient client) {
        return client.execute(HeadBucket.of("photos"))
            .then(Mono.just(false))
            // A call that came before the closing waits for its answer.
            .timeout(Duration.ofMillis(200))
            .onErrorResume(failure -> Mono.just(String.valueOf(failure.getMessage()).contains("client is closed")))
            .block(Duration.ofSeconds(5));
    }

    @Test
    void breaksOffWhatDoesNotEndInTime() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        this.server.plays(exchange -> {
            arrived.countDown();
            exchange.hang();
        });
        MinioClient client = client(Duration.ofMillis(300));
        CompletableFuture<String> call = call(client);
        arrived.await();

        client.close();

        assertThat(call).failsWithin(3, TimeUnit.SECONDS)
            .withThrowableThat()
            .isInstanceOf(ExecutionException.class)
            .withCauseInstanceOf(MinioRequestException.class)
            .withMessageContaining("GetObject photos/cat.png: ");
    }

    @Test
    void breaksOffWhatDoesNotEndWhileItsThreadIsBusy() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        this.server.plays(exchange -> {
            arrived.countDown();
            exchange.hang();
        });
        AtomicReference<Channel> connection = new AtomicReference<>();
        MinioClient client = this.server.client(builder -> builder.name("closing")
            .http(HttpSettings.builder().shutdownTimeout(Duration.ofMillis(50)).build())
            .customizeHttpClient(http -> http.doOnChannelInit((observer, channel, remote) -> connection.set(channel))));
        CompletableFuture<String> call = call(client);
        arrived.await();

        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
        connection.get().eventLoop().execute(() -> {
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        });
        client.close();

        assertThat(call).failsWithin(3, TimeUnit.SECONDS)
            .withThrowableThat()
            .withMessageContaining("GetObject photos/cat.png: ");
    }

    @Test
    void doesNotWaitForTheNextAttemptOfACall() throws Exception {
        this.server.plays(Scripts.BUSY);
        MinioClient client = client(Duration.ofMillis(300));
        CompletableFuture<String> call = call(client);
        await().until(() -> this.server.requests().size() == 1);

        client.close();

        assertThat(call).failsWithin(3, TimeUnit.SECONDS)
            .withThrowableThat()
            .withMessageContaining(
                    "GetObject photos/cat.png: no answer from " + this.server.endpoint() + ": the client is closed");
    }

    @Test
    void endsCallsThatWaitForAConnection() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        this.server.plays(exchange -> {
            arrived.countDown();
            exchange.hang();
        });
        MinioClient client = this.server.clientWith(http -> http.maxConnections(1));
        CompletableFuture<String> first = call(client);
        arrived.await();
        CompletableFuture<String> second = call(client);

        client.close();

        assertThat(first).failsWithin(3, TimeUnit.SECONDS);
        assertThat(second).failsWithin(3, TimeUnit.SECONDS)
            .withThrowableThat()
            .withCauseInstanceOf(MinioRequestException.class);
    }

    @Test
    void breaksOffAnUploadWhoseSourceIsStuck() throws Exception {
        MinioClient client = client(Duration.ofMillis(300));
        StuckStream stuck = new StuckStream();
        CompletableFuture<?> call = CompletableFuture
            .supplyAsync(() -> new MinioTemplate(client).putObject("photos", "cat.png", stuck, 10), THREADS);
        stuck.reading.await();

        client.close();

        assertThat(call).failsWithin(3, TimeUnit.SECONDS);
        await().until(() -> threads("closing").isEmpty());
    }

    @Test
    void refusesLaterCalls(@TempDir Path directory) throws IOException {
        MinioClient client = client(Duration.ofSeconds(1));
        MinioTemplate template = new MinioTemplate(client);
        client.close();

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> template.statObject("photos", "cat.png"))
            .withMessage("HeadObject photos/cat.png: the client is closed");
        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> template.uploadObject("photos", "cat.png",
                    Files.writeString(directory.resolve("cat.png"), "meow")))
            .withMessage("PutObject photos/cat.png: the client is closed");
        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> template.downloadObject("photos", "cat.png", directory.resolve("dog.png")))
            .withMessage("GetObject photos/cat.png: the client is closed");
        assertThat(this.server.requests()).isEmpty();
    }

    @Test
    void isHarmlessTwice() {
        MinioClient client = client(Duration.ofSeconds(1));
        client.close();

        client.close();
        client.closeLater().block(Duration.ofSeconds(1));
    }

    @Test
    void leavesNoThreadBehind(@TempDir Path directory) throws IOException {
        Set<String> before = threads("");
        this.server.plays(Scripts.object(new byte[100_000]));
        for (int i = 0; i < 20; i++) {
            MinioClient client = MinioClient.builder(Endpoint.parse("http://localhost:" + this.server.port(), null))
                .name("closing")
                .build();
            MinioTemplate template = new MinioTemplate(client);
            template.downloadObject("photos", "cat.png", directory.resolve("cat.png"));
            template.uploadObject("photos", "cat.png", directory.resolve("cat.png"),
                    put -> put.timeout(Duration.ofSeconds(10)));
            assertThat(threads("closing-")).isNotEmpty();
            client.close();
        }

        await().untilAsserted(() -> assertThat(threadsOfLibraries()).isSubsetOf(before));
    }

    @Test
    void leavesNoThreadBehindThatLooksUpNames() {
        Set<String> before = threads("");
        MinioClient client = MinioClient.builder(Endpoint.parse("http://nowhere.invalid", null))
            .name("closing")
            .retry(RetrySettings.NONE)
            .build();

        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(() -> new MinioTemplate(client)
            .statObject("photos", "cat.png", stat -> stat.timeout(Duration.ofSeconds(2))));
        client.close();

        await().untilAsserted(() -> assertThat(threadsOfLibraries()).isSubsetOf(before));
    }

    private static Set<String> threadsOfLibraries() {
        return threads("").stream()
            .filter(name -> name.matches("(closing|reactor|parallel|boundedElastic|single|pool|epoll|nio).*"))
            .collect(Collectors.toSet());
    }

    private static Set<String> threads(String prefix) {
        return Thread.getAllStackTraces()
            .keySet()
            .stream()
            .map(Thread::getName)
            .filter(name -> name.startsWith(prefix))
            .collect(Collectors.toSet());
    }

    /** Never has a byte. */
    private static final class StuckStream extends InputStream {

        private final CountDownLatch reading = new CountDownLatch(1);

        @Override
        public int read() throws IOException {
            this.reading.countDown();
            try {
                new CountDownLatch(1).await();
                return -1;
            }
            catch (InterruptedException ex) {
                throw new IOException(ex);
            }
        }

    }

}
