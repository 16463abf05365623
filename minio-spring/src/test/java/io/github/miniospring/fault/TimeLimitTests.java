package io.github.miniospring.fault;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.RetrySettings;
import io.github.miniospring.operation.CopySource;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.template.ObjectContent;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A silent server is noticed in time, and a slow application is not taken for one. */
@Timeout(30)
@ExtendWith(NothingDropped.class)
class TimeLimitTests {

    private static final Duration READ_TIMEOUT = Duration.ofMillis(400);

    /** Longer than the read time-out by far. */
    private static final Duration PAUSE = Duration.ofMillis(1200);

    private static final int LARGE = 40_000_000;

    private volatile long silentSince;

    @AutoClose
    private final FaultServer server = new FaultServer();

    private final MinioTemplate template = this.server.template(builder -> builder.retry(RetrySettings.NONE)
        .http(FaultServer.quick().readTimeout(READ_TIMEOUT).maxConnections(1).build()));

    // Not before the limit; how long after it is the machine's affair, but not for ever.
    private void assertSilenceIsNoticed(ThrowingCallable call) {
        this.silentSince = System.nanoTime();

        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(call)
            .withMessageContaining("the server was silent for 400 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - this.silentSince)).isBetween(READ_TIMEOUT,
                Duration.ofSeconds(20));
        this.server.plays(Scripts.OK);
        this.template.statObject("photos", "still-works.png");
    }

    @Test
    void noticesAServerThatSaysNothing() {
        this.server.plays(Scripts.SILENT);

        assertSilenceIsNoticed(() -> this.template.getObjectBytes("photos", "cat.png"));
    }

    // MinIO says nothing until all is copied.
    @Test
    void leavesAServerTheTimeThatALargeCopyTakes() {
        this.server.plays(Scripts.object(new byte[16 << 20]), exchange -> {
            pause();
            exchange.readBody().answer(200, "", "<CopyObjectResult><ETag>\"e\"</ETag></CopyObjectResult>");
        });

        assertThat(this.template.copyObject("photos", "copy", CopySource.of("photos", "cat.png")).etag())
            .hasToString("e");
    }

    @Test
    void noticesAServerThatSaysNothingToASmallCopy() {
        this.server.plays(Scripts.object(new byte[7]), Scripts.SILENT);

        assertSilenceIsNoticed(() -> this.template.copyObject("photos", "copy", CopySource.of("photos", "cat.png")));
    }

    @Test
    void noticesAServerThatStopsWithinTheHead() {
        this.server.plays(exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\nContent-Le");
            exchange.hang();
        });

        assertSilenceIsNoticed(() -> this.template.getObjectBytes("photos", "cat.png"));
    }

    @Test
    void noticesAServerThatStopsWithinTheBody() {
        this.server.plays(exchange -> {
            exchange.begin(200, "Content-Length: 1000\n");
            exchange.send("only this");
            exchange.hang();
        });

        assertSilenceIsNoticed(() -> this.template.getObjectBytes("photos", "cat.png"));
    }

    @Test
    void noticesAServerThatTakesTheBodyAndSaysNothing() {
        this.server.plays(exchange -> exchange.readBody().hang());

        assertSilenceIsNoticed(() -> this.template.putObject("photos", "cat.png", "meow"));
    }

    @Test
    void noticesAServerThatStopsTakingTheBody() {
        this.server.plays(exchange -> {
            exchange.readBody(100_000);
            // Not before: the body is hashed first.
            this.silentSince = System.nanoTime();
            exchange.hang();
        });

        assertSilenceIsNoticed(() -> this.template.putObject("photos", "cat.png", new byte[LARGE]));
    }

    @Test
    void allowsAServerThatIsSlowButSteady() {
        this.server.plays(exchange -> {
            exchange.begin(200, "Content-Length: 8\n");
            for (int i = 0; i < 8; i++) {
                TimeUnit.MILLISECONDS.sleep(150);
                exchange.send("x");
            }
        });

        assertThat(this.template.getObjectBytes("photos", "cat.png")).hasSize(8);
    }

    @Test
    void allowsAReaderThatPauses() throws Exception {
        this.server.plays(Scripts.object(new byte[LARGE]));

        try (ObjectContent content = this.template.openObject("photos", "cat.png");
                InputStream stream = content.inputStream()) {
            int before = stream.readNBytes(1_000_000).length;
            pause();
            assertThat(before + stream.readAllBytes().length).isEqualTo(LARGE);
        }
    }

    @Test
    void allowsAReaderThatPausesBeforeItBegins() throws Exception {
        this.server.plays(Scripts.object(new byte[LARGE]));

        try (ObjectContent content = this.template.openObject("photos", "cat.png")) {
            pause();
            assertThat(content.inputStream().readAllBytes()).hasSize(LARGE);
        }
    }

    @Test
    void allowsASubscriberThatAsksLate() {
        this.server.plays(Scripts.object(new byte[LARGE]));
        Flux<Integer> sizes = this.template.reactive().getObjectBuffers("photos", "cat.png").map(buffer -> {
            int size = buffer.readableByteCount();
            DataBufferUtils.release(buffer);
            return size;
        });

        StepVerifier.create(sizes, 0)
            .expectSubscription()
            .expectNoEvent(PAUSE)
            .thenRequest(1)
            .expectNextCount(1)
            .expectNoEvent(PAUSE)
            .thenRequest(Long.MAX_VALUE)
            .thenConsumeWhile(size -> true)
            .expectComplete()
            .verify(Duration.ofSeconds(20));
    }

    @Test
    void allowsASourceThatPauses() {
        this.server.plays(Scripts.OK);
        Flux<DataBuffer> source = Flux.just("first", "then!")
            .concatMap(text -> Mono.delay(PAUSE).thenReturn(text))
            .map(text -> DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes()));

        this.template.putObject("photos", "cat.png", source, 10);

        assertThat(this.server.request(0).body()).asString().contains("first", "then!");
    }

    @Test
    void limitsACallAsAWhole() {
        this.server.plays(Scripts.BUSY);
        MinioTemplate template = this.server.template(
                builder -> builder
                    .retry(new RetrySettings(100, Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(2),
                            RetrySettings.DEFAULT.statuses()))
                    .random(bound -> bound));
        long before = System.nanoTime();

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> template.statObject("photos", "cat.png", stat -> stat.timeout(Duration.ofMillis(300))))
            .withMessage("HeadObject photos/cat.png: not finished within its time limit of 300 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void limitsTheReadingOfContentToo() throws Exception {
        this.server.plays(dripping());

        try (ObjectContent content = this.template.openObject("photos", "cat.png",
                get -> get.timeout(Duration.ofMillis(500)))) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> content.inputStream().readAllBytes())
                .withMessage("GetObject photos/cat.png: not finished within its time limit of 500 ms");
        }
    }

    @Test
    void limitsAStreamOfBuffersToo() {
        this.server.plays(dripping());

        StepVerifier
            .create(this.template.reactive()
                .getObjectBuffers("photos", "cat.png", get -> get.timeout(Duration.ofMillis(500)))
                .doOnNext(DataBufferUtils::release)
                .then())
            .expectErrorMessage("GetObject photos/cat.png: not finished within its time limit of 500 ms")
            .verify(Duration.ofSeconds(10));
    }

    @Test
    void limitsAnUploadWhoseSourceNeverEnds() {
        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> this.template.putObject("photos", "cat.png", ObjectBody.of(Flux.never(), 10),
                    put -> put.timeout(Duration.ofMillis(300))))
            .withMessage("PutObject photos/cat.png: not finished within its time limit of 300 ms");
    }

    @Test
    void leavesTimeThatIsNotNeededAlone() {
        this.server.plays(Scripts.object(new byte[10]));

        for (int i = 0; i < 3; i++) {
            assertThat(this.template.getObjectBytes("photos", "cat.png", get -> get.timeout(Duration.ofMillis(700))))
                .hasSize(10);
            pause();
        }
        assertThat(this.server.connections()).isEqualTo(1);
    }

    // Never silent for long, and never done.
    private static FaultServer.Script dripping() {
        return exchange -> {
            exchange.begin(200, "Content-Length: 1000\n");
            for (int i = 0; i < 1000; i++) {
                exchange.send("x");
                TimeUnit.MILLISECONDS.sleep(50);
            }
        };
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        }
        catch (InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
    }

}
