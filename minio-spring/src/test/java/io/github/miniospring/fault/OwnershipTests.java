package io.github.miniospring.fault;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.MinioClientBuilder;
import io.github.miniospring.object.GetObject;
import io.github.miniospring.object.HeadObject;
import io.github.miniospring.object.ReactiveObjectContent;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.template.ObjectContent;
import io.github.miniospring.watch.LeakWatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** However content is read or not read, the only connection of the pool is free again. */
@Timeout(60)
class OwnershipTests {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @AutoClose
    private final FaultServer server = new FaultServer();

    private final MinioClient client = this.server.client(builder -> settings(
            builder.http(FaultServer.quick().maxConnections(1).pendingAcquireTimeout(Duration.ofSeconds(5)).build())));

    private final MinioTemplate template = new MinioTemplate(this.client);

    MinioClientBuilder settings(MinioClientBuilder builder) {
        return builder;
    }

    /** How many bytes the content has. */
    int size() {
        return 8_000_000;
    }

    /** How often something is done at a random moment. */
    int times() {
        return 150;
    }

    @BeforeEach
    void serveALargeObject() {
        byte[] content = new byte[size()];
        this.server.plays(exchange -> exchange.answer(200, "ETag: \"e\"\n", content));
    }

    @AfterEach
    void connectionIsFreeAndNothingLeaks() {
        assertThat(this.template.statObject("photos", "cat.png").size()).isEqualTo(size());
        assertThat(LeakWatch.find()).isEmpty();
    }

    @Test
    void afterReadingAll() {
        assertThat(this.template.getObjectBytes("photos", "cat.png")).hasSize(size());
    }

    @Test
    void afterReadingAPart() {
        int first = this.template.getObject("photos", "cat.png", content -> content.inputStream().read());

        assertThat(first).isZero();
    }

    @Test
    void afterReadingNothing() {
        String nothing = this.template.getObject("photos", "cat.png", content -> "nothing");

        assertThat(nothing).isEqualTo("nothing");
    }

    @Test
    void afterTheReaderFailed() {
        assertThatIllegalStateException().isThrownBy(() -> this.template.getObject("photos", "cat.png", content -> {
            content.inputStream().readNBytes(100_000);
            throw new IllegalStateException("of the reader");
        })).withMessage("of the reader");
    }

    @Test
    void afterTheReaderFailedAtOnce() {
        assertThatIllegalStateException().isThrownBy(() -> this.template.getObject("photos", "cat.png", content -> {
            throw new IllegalStateException("of the reader");
        })).withMessage("of the reader");
    }

    @Test
    void afterClosingWhatWasOpened() throws IOException {
        try (ObjectContent content = this.template.openObject("photos", "cat.png")) {
            assertThat(content.contentLength()).isEqualTo(size());
        }
    }

    @Test
    void afterClosingAStreamHalfWay() throws IOException {
        try (ObjectContent content = this.template.openObject("photos", "cat.png");
                InputStream stream = content.inputStream()) {
            assertThat(stream.readNBytes(150_000)).hasSize(150_000);
        }
    }

    @Test
    void afterExecutingARequestForContentPlainly() {
        assertThat(this.template.execute(GetObject.of("photos", "cat.png"))).isNotNull();
    }

    @Test
    void afterTakingTheFirstBuffer() {
        StepVerifier.create(buffers().take(1).doOnNext(DataBufferUtils::release))
            .expectNextCount(1)
            .expectComplete()
            .verify(LIMIT);
    }

    @Test
    void afterAReactiveReaderFailed() {
        StepVerifier
            .create(this.template.reactive().getObject("photos", "cat.png", content -> content.body().map(buffer -> {
                DataBufferUtils.release(buffer);
                throw new IllegalStateException("of the reader");
            })))
            .expectErrorMessage("of the reader")
            .verify(LIMIT);
    }

    @Test
    void afterAReactiveReaderIgnoredTheBody() {
        StepVerifier.create(this.template.reactive().getObject("photos", "cat.png", content -> Mono.just("nothing")))
            .expectNext("nothing")
            .expectComplete()
            .verify(LIMIT);
    }

    @Test
    void afterARefusal() {
        this.server.plays(Scripts.error(404, "NoSuchKey"), exchange -> exchange.answer(200, "", new byte[size()]));

        assertThatExceptionOfType(NoSuchKeyException.class)
            .isThrownBy(() -> this.template.getObjectBytes("photos", "cat.png"));
    }

    @Test
    void afterCancellingAtAnyMoment() {
        Random random = new Random();
        for (int i = 0; i < times(); i++) {
            cancelAfter(random.nextInt(2_000_000));
        }
    }

    // The moments run from before the connection to the middle of the body.
    private void cancelAfter(int nanos) {
        Sink sink = new Sink();
        buffers().subscribe(sink);
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        sink.cancel();
    }

    @Test
    void afterCancellingTheOpeningAtAnyMoment() {
        Random random = new Random();
        for (int i = 0; i < times(); i++) {
            long end = System.nanoTime() + random.nextInt(2_000_000);
            Closer subscriber = new Closer();
            this.template.reactive().openObject("photos", "cat.png").subscribe(subscriber);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            subscriber.cancel();
        }
    }

    @Test
    void afterCancellingTheReadingOfAllAtAnyMoment() {
        Random random = new Random();
        for (int i = 0; i < times() / 3; i++) {
            Disposable reading = this.template.reactive().getObjectBytes("photos", "cat.png").subscribe();
            long end = System.nanoTime() + random.nextInt(6_000_000);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            reading.dispose();
        }
    }

    @Test
    void afterReadingAllFailed() {
        StepVerifier.create(this.template.reactive()
            .client()
            .executeForOne(GetObject.of("photos", "cat.png"), content -> Mono.error(new IOException("of the reader"))))
            .expectErrorMessage("of the reader")
            .verify(LIMIT);
    }

    @Test
    void afterMakingNothingOfIt() {
        StepVerifier
            .create(this.template.reactive()
                .client()
                .executeForOne(GetObject.of("photos", "cat.png"), content -> Mono.empty()))
            .expectComplete()
            .verify(LIMIT);
    }

    @Test
    void afterCallsRanOutOfTimeAtAnyMoment() {
        Random random = new Random();

        Long ended = Flux.range(0, times())
            .concatMap(i -> this.client
                .execute(GetObject.of("photos", "cat.png").timeout(Duration.ofMillis(1 + random.nextInt(4))),
                        content -> content.body().doOnNext(DataBufferUtils::release))
                .then()
                .onErrorComplete()
                .thenReturn(i))
            .count()
            .block(Duration.ofSeconds(30));

        assertThat(ended).isEqualTo(times());
    }

    @Test
    void afterCallersStoppedWaiting() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            Thread caller = new Thread(() -> this.template.getObjectBytes("photos", "cat.png"));
            caller.setUncaughtExceptionHandler((thread, failure) -> {
            });
            caller.start();
            TimeUnit.MICROSECONDS.sleep(500L * i);
            caller.interrupt();
            caller.join(LIMIT.toMillis());
            assertThat(caller.isAlive()).isFalse();
        }
    }

    @Test
    void whenCallsQueueForIt() {
        Long sum = Flux.range(0, 500)
            .flatMap(i -> this.client.execute(HeadObject.of("photos", "cat.png")), 500)
            .count()
            .block(Duration.ofSeconds(30));

        assertThat(sum).isEqualTo(500);
        assertThat(this.server.connections()).isEqualTo(1);
    }

    private Flux<DataBuffer> buffers() {
        return this.template.reactive().getObjectBuffers("photos", "cat.png");
    }

    private static final class Sink extends BaseSubscriber<DataBuffer> {

        @Override
        protected void hookOnNext(DataBuffer buffer) {
            DataBufferUtils.release(buffer);
        }

    }

    /** Takes a failure that comes after it has cancelled, too, and logs nothing. */
    private static final class Closer implements CoreSubscriber<ReactiveObjectContent> {

        private final AtomicReference<Subscription> subscription = new AtomicReference<>();

        @Override
        public void onSubscribe(Subscription subscription) {
            this.subscription.set(subscription);
            subscription.request(1);
        }

        @Override
        public void onNext(ReactiveObjectContent content) {
            content.close();
        }

        @Override
        public void onError(Throwable failure) {
            // Whatever it is: nobody waits.
        }

        @Override
        public void onComplete() {
            // Closed before.
        }

        private void cancel() {
            this.subscription.get().cancel();
        }

    }

}
