package io.github.miniospring.listener.container;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.miniospring.Endpoint;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.StartPosition;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.notification.EventName;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.test.server.MinioTestServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Events that come when what they tell of is past, and nobody remembers it. */
class LateEventTests {

    private static final String BUCKET = "photos";

    @AutoClose
    private final MinioTestServer server = MinioTestServer.builder().buckets(BUCKET).start();

    @AutoClose
    private final MinioClient client = MinioClient.builder(Endpoint.parse(this.server.endpoint(), null))
        .credentials(CredentialsProvider.of(this.server.accessKey(), this.server.secretKey()))
        .build();

    private final MinioTemplate template = new MinioTemplate(this.client);

    @Test
    void tellsNoRemovalOfAnObjectThatIsThereAgain() {
        try (Recorder recorder = listening()) {
            put("a");
            recorder.awaitKeys("a");
            this.template.removeObject(BUCKET, "a");
            recorder.awaitCount(2);
            MinioEvent removal = recorder.events().get(1);
            put("a");
            recorder.awaitCount(3);
            forget(recorder, 2);

            tellInVain("s3:ObjectRemoved:Delete", removal);

            put("b");
            recorder.awaitKeys("b");
            assertThat(recorder.events()).extracting(event -> event.kind() + " " + event.key())
                .containsExactly("CREATED a", "REMOVED a", "CREATED a", "CREATED b");
        }
    }

    @Test
    void tellsNoStateThatWasReplaced() {
        try (Recorder recorder = listening()) {
            put("a");
            recorder.awaitKeys("a");
            MinioEvent first = recorder.events().get(0);
            put("a");
            recorder.awaitCount(2);
            forget(recorder, 1);

            tellInVain("s3:ObjectCreated:Put", first);

            put("b");
            recorder.awaitKeys("b");
            assertThat(recorder.keys()).containsExactly("a", "a", "b");
        }
    }

    @Test
    void tellsNothingAgainOfWhichAnEarlierRemovalWasToldAfterIt() throws Exception {
        BlockingQueue<MinioEvent> begun = new LinkedBlockingQueue<>();
        CountDownLatch told = new CountDownLatch(1);
        put("a");
        try (Recorder recorder = Recorder.of(this.template).handling(event -> {
            begun.add(event);
            Recorder.await(told);
        })) {
            this.container = recorder.container(endpoint -> endpoint.buckets(BUCKET)
                .start(StartPosition.BEGINNING)
                .events(EventName.OBJECT_CREATED, EventName.OBJECT_REMOVED));
            this.container.start();
            Recorder.await(() -> this.server.listeners() == 1);
            // A listing has shown it; the stream is behind.
            StateId shown = Objects.requireNonNull(begun.poll(20, TimeUnit.SECONDS)).stateId();
            tell("s3:ObjectRemoved:Delete", shown.modified().minusSeconds(10), "");
            tell("s3:ObjectCreated:Put", shown.modified(), "\"eTag\":\"" + shown.etag() + "\",");
            this.template.removeObject(BUCKET, "a");
            Recorder.await(() -> Recorder.count(this.container, "received") == 3);

            told.countDown();

            Recorder.await(() -> this.container.status().pending() == 0);
            assertThat(recorder.events()).extracting(MinioEvent::kind)
                .containsExactly(StateKind.CREATED, StateKind.REMOVED, StateKind.REMOVED);
        }
    }

    private Recorder listening() {
        Recorder recorder = Recorder.of(this.template)
            .settings(Recorder.quick().overlap(Duration.ofMillis(1)).reconcileInterval(Duration.ofMillis(100)));
        this.container = recorder.container(endpoint -> endpoint.buckets(BUCKET)
            .concurrency(1)
            .events(EventName.OBJECT_CREATED, EventName.OBJECT_REMOVED));
        this.container.start();
        Recorder.await(() -> this.server.listeners() == 1);
        return recorder;
    }

    private MinioListenerContainer container;

    private void forget(Recorder recorder, int event) {
        Instant last = recorder.events().get(event).stateId().modified();
        Recorder.await(() -> Objects.requireNonNull(this.container.status().watermark()).isAfter(last));
    }

    private void tell(String name, Instant time, String more) {
        String sequencer = String.format("%016X", time.toEpochMilli() * 1_000_000);
        this.server
            .sendToListeners("{\"Records\":[{\"eventVersion\":\"2.0\",\"eventSource\":\"minio:s3\",\"eventTime\":\""
                    + time + "\",\"eventName\":\"" + name + "\",\"s3\":{\"bucket\":{\"name\":\"photos\"},"
                    + "\"object\":{\"key\":\"a\"," + more + "\"sequencer\":\"" + sequencer + "\"}}}]}\n");
    }

    private void tellInVain(String name, MinioEvent event) {
        tell(name, event.stateId().modified(), "");
        Recorder.await(() -> Recorder.count(this.container, "superseded") > 0);
    }

    private void put(String key) {
        this.template.putObject(BUCKET, key, ObjectBody.of(key));
    }

}
