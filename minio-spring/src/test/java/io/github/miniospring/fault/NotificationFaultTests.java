package io.github.miniospring.fault;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.github.miniospring.Endpoint;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.UnsupportedByServerException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.notification.EventName;
import io.github.miniospring.notification.ListenBucketNotification;
import io.github.miniospring.notification.NotificationRecord;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.template.ReactiveMinioOperations;
import io.github.miniospring.test.server.MinioTestServer;
import io.github.miniospring.test.server.traffic.Fault;
import io.github.miniospring.test.server.traffic.Point;
import io.github.miniospring.test.server.traffic.RequestMatch;
import io.github.miniospring.test.server.traffic.StreamFault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Streams of events that misbehave, and servers that have none. */
@Timeout(60)
class NotificationFaultTests {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private static final String TARGET = "ListenBucketNotification photos: ";

    @AutoClose
    private final MinioTestServer server = MinioTestServer.builder().buckets("photos").start();

    @AutoClose
    private final MinioClient client = MinioClient.builder(Endpoint.parse(this.server.endpoint(), null))
        .credentials(CredentialsProvider.of(this.server.accessKey(), this.server.secretKey()))
        .build();

    private final ReactiveMinioOperations minio = new MinioTemplate(this.client).reactive();

    private void fault(Fault fault) {
        this.server.faults().on(RequestMatch.action("ListenBucketNotification")).then(fault);
    }

    private Flux<String> listen(Mono<?> work) {
        return listen(work, listen -> {
        });
    }

    private Flux<String> listen(Mono<?> work, Consumer<ListenBucketNotification> options) {
        return this.minio
            .listenBucketNotification("photos",
                    options.andThen(listen -> listen.events(EventName.OBJECT_CREATED).ping(Duration.ofSeconds(1))))
            .map(NotificationRecord::key)
            .doOnSubscribe(begun -> listening().then(work).subscribe());
    }

    // The server says so with its first event or ping.
    private Mono<?> listening() {
        return Flux.interval(Duration.ofMillis(5)).filter(i -> this.server.listeners() == 1).next();
    }

    private Mono<?> put(String... keys) {
        return Flux.fromArray(keys).concatMap(key -> this.minio.putObject("photos", key, "x")).then();
    }

    private static Consumer<Throwable> says(String message) {
        return failure -> assertThat(failure).isInstanceOf(MinioRequestException.class)
            .hasMessageStartingWith(TARGET + message);
    }

    @Test
    void aCutEndsTheStreamAfterWhatHadCome() {
        fault(Fault.stream(StreamFault.cutAfter(2)));

        StepVerifier.create(listen(put("a", "b", "c")))
            .expectNext("a", "b")
            .expectErrorSatisfies(says("the answer broke off after "))
            .verify(LIMIT);
        assertThat(this.server.requests()).filteredOn(each -> each.action().equals("ListenBucketNotification"))
            .hasSize(1);
    }

    @Test
    void silenceEndsTheStream() {
        fault(Fault.stream(StreamFault.noPing()));

        StepVerifier.create(listen(Mono.empty(), listen -> listen.maxSilence(Duration.ofMillis(1200))))
            .expectErrorSatisfies(failure -> assertThat(failure).isInstanceOf(MinioRequestException.class)
                .hasMessageContaining("the server was silent for 1200 ms"))
            .verify(LIMIT);
        assertThat(this.server.requests()).filteredOn(each -> each.action().equals("ListenBucketNotification"))
            .hasSize(1);
    }

    // The client's own time-out is for answers that come to an end.
    @Test
    void aStreamMayBeSilentForLongerThanOtherAnswers() {
        fault(Fault.stream(StreamFault.noPing()));
        this.server.faults().on(RequestMatch.action("GetObject")).then(Fault.stall(Point.BEFORE_ANSWER));
        try (MinioClient impatient = MinioClient.builder(Endpoint.parse(this.server.endpoint(), null))
            .credentials(CredentialsProvider.of(this.server.accessKey(), this.server.secretKey()))
            .http(FaultServer.quick().readTimeout(Duration.ofMillis(300)).build())
            .build()) {
            Flux<NotificationRecord> events = new MinioTemplate(impatient).reactive()
                .listenBucketNotification("photos", listen -> listen.maxSilence(Duration.ofSeconds(20)));

            StepVerifier.create(events.map(NotificationRecord::key)).then(() -> {
                await().until(() -> this.server.listeners() == 1);
                Mono.delay(Duration.ofMillis(900)).then(put("a")).block(LIMIT);
            }).expectNext("a").thenCancel().verify(LIMIT);
        }
    }

    @Test
    void blanksKeepTheStreamAlive() {
        fault(Fault.stream(StreamFault.blanks(40_000, Duration.ofMillis(20))));

        StepVerifier
            .create(listen(Mono.delay(Duration.ofMillis(1300)).then(put("a")),
                    listen -> listen.maxSilence(Duration.ofMillis(1100))))
            .expectNext("a")
            .thenCancel()
            .verify(LIMIT);
    }

    @Test
    void aLineThatCannotBeReadEndsTheStream() {
        fault(Fault.stream(StreamFault.malformed(1)));

        StepVerifier.create(listen(put("a", "b", "c")))
            .expectNext("a")
            .expectErrorSatisfies(says("a line cannot be read: it is no JSON: "))
            .verify(LIMIT);
    }

    @Test
    void aLineThatCannotBeReadIsToldAndLeftOutIfThatIsWanted() {
        fault(Fault
            .stream(StreamFault.replace(1, "{\"Records\":[{}]}").and(StreamFault.replace(2, "x".repeat(1 << 21)))));
        List<String> bad = new CopyOnWriteArrayList<>();

        StepVerifier.create(listen(put("a", "b", "c", "d"), listen -> listen.onUnreadable(bad::add)))
            .expectNext("a", "d")
            .thenCancel()
            .verify(LIMIT);
        assertThat(bad).containsExactly("{\"Records\":[{}]}", "x".repeat(8 * 1024));
    }

    @Test
    void aLineWithoutAnEndIsBounded() {
        StepVerifier.create(listen(Mono.empty())).then(() -> {
            await().until(() -> this.server.listeners() == 1);
            for (int i = 0; i < 3; i++) {
                this.server.sendToListeners("{" + "x".repeat(1 << 19));
            }
            this.server.sendToListeners("\n");
        }).expectErrorSatisfies(says("a line cannot be read: it has more than 1048576 bytes: {xxx")).verify(LIMIT);
    }

    @Test
    void aReaderThatIsTooSlowIsToldSoAfterWhatHadCome() {
        String[] keys = IntStream.range(0, 30).mapToObj(i -> "k" + i).toArray(String[]::new);

        StepVerifier.create(listen(put(keys), listen -> listen.buffer(5)), 0)
            .expectSubscription()
            .then(() -> await().until(() -> this.server.listeners() == 0
                    && this.server.requests().stream().anyMatch(each -> each.action().equals("PutObject"))))
            .thenRequest(100)
            .expectNext("k0", "k1", "k2", "k3", "k4")
            .expectErrorSatisfies(says("the reader is too slow: 5 events wait, and there is no room for more"))
            .verify(LIMIT);
    }

    @Test
    void aSlowReaderLosesNothingWithinTheBuffer() {
        String[] keys = IntStream.range(0, 60).mapToObj(i -> "k" + i).toArray(String[]::new);

        StepVerifier.create(listen(put(keys)).delayElements(Duration.ofMillis(1)).take(60).collectList())
            .assertNext(told -> assertThat(told).containsExactly(keys))
            .expectComplete()
            .verify(LIMIT);
    }

    @Test
    void cancellingEndsTheStreamOnTheServer() {
        StepVerifier.create(listen(put("a"))).expectNext("a").thenCancel().verify(LIMIT);

        await().until(() -> this.server.listeners() == 0);
    }

    @Test
    void isRepeatedByNobody() {
        fault(Fault.stream(StreamFault.noPing()));

        StepVerifier.create(listen(Mono.empty()))
            .then(() -> await().until(() -> this.server.listeners() == 1))
            .then(this.server::disconnectAll)
            .expectErrorSatisfies(failure -> assertThat(failure).isInstanceOf(MinioRequestException.class))
            .verify(LIMIT);
        assertThat(this.server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/xml", "text/html; charset=utf-8" })
    void anotherServerThatAnswersSomethingElseIsNamed(String type) {
        fault(Fault.answer(200, type, "<ListBucketResult></ListBucketResult>"));

        StepVerifier.create(listen(Mono.empty()))
            .expectErrorSatisfies(
                    says("the answer is no stream of events, it is of type " + type.replace("; charset=utf-8", "")))
            .verify(LIMIT);
    }

    @Test
    void anAnswerThatOnlyLooksLikeAStreamIsNamed() {
        fault(Fault.answer(200, "text/event-stream", "  <ListBucketResult></ListBucketResult>"));

        StepVerifier.create(listen(Mono.empty()))
            .expectErrorSatisfies(says("the answer is no stream of events, it begins with '<'"))
            .verify(LIMIT);
    }

    @Test
    void aServerThatEndsTheStreamIsNamed() {
        fault(Fault.answer(200, "text/event-stream", "{\"Records\":null}\n"));

        StepVerifier.create(listen(Mono.empty()))
            .expectErrorSatisfies(says("the server has ended the stream"))
            .verify(LIMIT);
    }

    @Test
    void aServerWithoutTheActionIsNamed() {
        fault(Fault.error(501, "NotImplemented"));

        StepVerifier.create(listen(Mono.empty()))
            .expectErrorSatisfies(failure -> assertThat(failure).isInstanceOf(UnsupportedByServerException.class)
                .hasMessageStartingWith(TARGET + "NotImplemented (501): ")
                .hasMessageContaining("this server has no ListenBucketNotification; MinIO has it"))
            .verify(LIMIT);
    }

}
