package io.github.miniospring.listener.container;

import java.time.Duration;
import java.util.stream.Stream;

import io.github.miniospring.Endpoint;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.listener.DeliveryLevel;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.Origin;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.test.server.MinioTestServer;
import io.github.miniospring.test.server.traffic.Fault;
import io.github.miniospring.test.server.traffic.RequestMatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Servers without a stream of events. */
class OtherServersTests {

    private static final String BUCKET = "photos";

    @AutoClose
    private final MinioTestServer server = MinioTestServer.builder().buckets(BUCKET).start();

    @AutoClose
    private final MinioClient client = MinioClient.builder(Endpoint.parse(this.server.endpoint(), null))
        .credentials(CredentialsProvider.of(this.server.accessKey(), this.server.secretKey()))
        .build();

    private final MinioTemplate template = new MinioTemplate(this.client);

    static Stream<Arguments> answers() {
        return Stream.of(Arguments.of("not implemented", Fault.error(501, "NotImplemented")),
                Arguments.of("not implemented, without a word", Fault.status(501)),
                Arguments.of("not found", Fault.error(404, "NoSuchKey")),
                Arguments.of("not found, without a word", Fault.status(404)), Arguments.of("a page", Fault.html(404)),
                Arguments.of("bad", Fault.error(400, "BadRequest")),
                Arguments.of("a listing", Fault.answer(200, "application/xml",
                        "<ListBucketResult><Name>photos</Name><IsTruncated>false</IsTruncated></ListBucketResult>")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void failsAndSaysWhatToWrite(String name, Fault answer) {
        listening(answer);
        try (Recorder recorder = Recorder.of(this.template)) {
            MinioListenerContainer container = recorder.container(endpoint -> endpoint.buckets(BUCKET));

            container.start();

            Recorder.await(() -> container.status().state() == ListenerState.FAILED && !container.isRunning());
            assertThat(container.status().problem())
                .contains(BUCKET, "RECONCILED", "minio.listener.polling-allowed=true")
                .doesNotContain("next try");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void deliversEverythingByListingsWhereThatIsAllowed(String name, Fault answer) {
        listening(answer);
        try (Recorder recorder = Recorder.of(this.template).settings(polling())) {
            MinioListenerContainer container = recorder.container(endpoint -> endpoint.buckets(BUCKET));
            container.start();
            put("a");
            recorder.awaitKeys("a");
            put("b");
            put("c");

            recorder.awaitKeys("b", "c");

            assertThat(container.status().state()).isEqualTo(ListenerState.POLLING);
            assertThat(container.status().problem()).contains(BUCKET);
            assertThat(recorder.keys()).containsExactlyInAnyOrder("a", "b", "c");
            assertThat(recorder.events()).allMatch(event -> event.origin() == Origin.RECONCILE);
        }
    }

    @Test
    void failsWhereItIsNotToLookForAnything() {
        listening(Fault.status(501));
        try (Recorder recorder = Recorder.of(this.template).settings(polling())) {
            MinioListenerContainer container = recorder
                .container(endpoint -> endpoint.buckets(BUCKET).level(DeliveryLevel.LIVE));

            container.start();

            Recorder.await(() -> container.status().state() == ListenerState.FAILED);
            assertThat(container.status().problem()).contains("RECONCILED");
        }
    }

    @Test
    void doesNotFailForOneWrongAnswerOfAServerThatHasAStream() {
        try (Recorder recorder = Recorder.of(this.template)) {
            MinioListenerContainer container = recorder.container(endpoint -> endpoint.buckets(BUCKET));
            container.start();
            awaitLive(container);
            this.server.faults().on(RequestMatch.action("ListenBucketNotification")).times(2).then(Fault.html(404));
            this.server.disconnectAll();
            put("a");

            recorder.awaitKeys("a");

            awaitLive(container);
            assertThat(Recorder.count(container, "reconnects")).isEqualTo(3);
        }
    }

    // It shows that it listens with its first event, or a second later.
    private void awaitLive(MinioListenerContainer container) {
        Recorder.await(() -> {
            put("prod");
            return container.status().state() == ListenerState.LIVE;
        });
    }

    private void listening(Fault answer) {
        this.server.faults().on(RequestMatch.action("ListenBucketNotification")).then(answer);
    }

    private static ListenerSettings polling() {
        return Recorder.quick().pollingAllowed(true).pollInterval(Duration.ofMillis(100));
    }

    private void put(String key) {
        this.template.putObject(BUCKET, key, ObjectBody.of(key));
    }

}
